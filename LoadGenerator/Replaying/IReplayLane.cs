namespace Trading.LoadGenerator.Replaying;

/// <summary>One connection of a replay over TCP. One thread runs it.</summary>
internal interface IReplayLane
{
    /// <summary>What has been sent and answered.</summary>
    LaneLedger Ledger { get; }

    /// <summary>The connection, which whoever runs the lane disposes of.</summary>
    LaneConnection Connection { get; }

    /// <summary>
    /// Opens the connection, where what has no answer will be sent again. Fails where the patience is over or the token is refused.
    /// </summary>
    void Open();

    /// <summary>Does what can be done of the lines before <paramref name="end"/>, or waits for a while for something to do.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    void Step(int end);
}
