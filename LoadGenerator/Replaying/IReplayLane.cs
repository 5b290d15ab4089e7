namespace Trading.LoadGenerator.Replaying;

/// <summary>One connection of a replay over TCP. One thread runs it.</summary>
internal interface IReplayLane : IDisposable
{
    /// <summary>What has been sent and answered.</summary>
    LaneLedger Ledger { get; }

    /// <summary>How often the connection was made again.</summary>
    int ReconnectCount { get; }

    /// <summary>Opens the connection. Fails where the patience is over or the token is refused.</summary>
    void Open();

    /// <summary>Goes on until all lines before <paramref name="end"/> have their answers.</summary>
    void RunTo(int end);
}
