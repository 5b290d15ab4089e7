namespace Trading.LoadGenerator.Replaying;

/// <summary>Brings lines to the gateway and takes the answers.</summary>
internal interface IReplayTransport : IDisposable
{
    /// <summary>How often a connection was made again.</summary>
    long ReconnectCount { get; }

    /// <summary>Opens the connections, so that none is waited for once the time runs.</summary>
    void Open();

    /// <summary>Sends the lines of a phase that are not answered yet, and returns when all are.</summary>
    void Run(ReplayPhase phase);
}
