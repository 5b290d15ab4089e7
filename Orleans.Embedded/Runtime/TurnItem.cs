namespace Orleans.Embedded;

/// <summary>What a <see cref="TurnQueue"/> runs.</summary>
internal abstract class TurnItem
{
    /// <summary>The next in the one list that it may be in: of its queue, or of messages that wait to run.</summary>
    internal TurnItem? Next { get; set; }
}
