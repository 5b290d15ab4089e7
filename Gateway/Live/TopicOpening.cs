namespace Trading.Gateway.Live;

/// <summary>How the opening of a topic went.</summary>
internal enum TopicOpening
{
    /// <summary>It can be subscribed to.</summary>
    Open,

    /// <summary>The channel has no such symbol.</summary>
    Unknown,

    /// <summary>The channel could not open it.</summary>
    Failed,
}
