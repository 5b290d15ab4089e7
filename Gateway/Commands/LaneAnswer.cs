namespace Trading.Gateway.Commands;

/// <summary>What a lane says to a command that wants in.</summary>
internal enum LaneAnswer
{
    /// <summary>It waits in the lane now.</summary>
    Taken,

    /// <summary>The lane is full.</summary>
    Full,

    /// <summary>The lane has been dropped: its user gets a new one.</summary>
    Retired,
}
