namespace Trading.LoadGenerator.Replaying;

/// <summary>Where one line of a replay is.</summary>
internal enum LineState : byte
{
    Unsent,
    UnderWay,

    /// <summary>Answered with <c>overloaded</c> or <c>internal</c>; it is sent again after a pause.</summary>
    Waiting,
    Answered,
}
