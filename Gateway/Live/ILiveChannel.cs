namespace Trading.Gateway.Live;

/// <summary>
/// A channel of the WebSocket door (gateway.md, "WebSocket"). Register one with <c>services.AddSingleton&lt;ILiveChannel, …&gt;()</c>; the
/// door does the rest. A topic of it is opened at the first subscription and closed a while after the last one ended.
/// </summary>
public interface ILiveChannel
{
    /// <summary>The name that clients use: lower-case letters, dots and underscores.</summary>
    string Name { get; }

    /// <summary>True where each user has topics of its own, which only it and services may see.</summary>
    bool IsPrivate => false;

    /// <summary>
    /// True where each update says everything that is to be known (a ticker, totals), so that a slow client may be told the latest only.
    /// </summary>
    bool IsMerged => false;

    /// <summary>How many of a topic's last frames are kept for clients that come back; null for as many as the settings say.</summary>
    int? RingFrames => null;

    /// <summary>Whether subscriptions name symbols.</summary>
    LiveSymbols Symbols => LiveSymbols.Required;

    /// <summary>The intervals that a subscription may name, the default first; empty where it names none.</summary>
    IReadOnlyList<string> Intervals => [];

    /// <summary>Begins to feed a topic, of the key <see cref="LiveTopic.Key"/>. Null where there is no such symbol.</summary>
    /// <exception cref="Exception">The topic cannot be opened now; the client is told <c>internal</c>.</exception>
    ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation);
}
