using Microsoft.Extensions.Logging;
using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>
/// A source of what a book computes from its trades (ticker, candles): whenever the book has changed it is asked again, at most five times a second, and what it says is published.
/// </summary>
/// <param name="feeds">Where the feed is given back.</param>
/// <param name="feed">The book's feed.</param>
/// <param name="topic">The topic.</param>
/// <param name="readAsync">Reads all that a new subscriber is to know (true), or what may have changed since the last time.</param>
/// <param name="time">The clock.</param>
/// <param name="log">For failures.</param>
internal sealed partial class FollowingSource(
    MarketFeeds feeds,
    MarketFeed feed,
    LiveTopic topic,
    Func<bool, Task<ReadOnlyMemory<byte>>> readAsync,
    TimeProvider time,
    ILogger log) : ILiveSource, IMarketListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _closing = new();
    private int _signals;

    /// <inheritdoc/>
    public async ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation)
    {
        var seq = topic.Seq;
        return new LiveSnapshot(seq, time.GetUtcNow().ToUnixTimeMilliseconds(), await readAsync(true));
    }

    /// <inheritdoc/>
    public void OnUpdated(MarketUpdate update)
    {
        if (Interlocked.Increment(ref _signals) == 1)
            _ = Task.Run(FollowAsync);
    }

    /// <inheritdoc/>
    public void OnRestarted() => topic.Restart();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        feed.Remove(this);
        await feeds.ReleaseAsync(feed);
    }

    private async Task FollowAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _signals);
            try
            {
                topic.Publish(time.GetUtcNow().ToUnixTimeMilliseconds(), (await readAsync(false)).Span);
                await Task.Delay(Pause, time, _closing.Token);
            }
            catch (OperationCanceledException) when (_closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogNotRead(log, topic.Key.Channel, topic.Key.Symbol, e);
            }
        }
        while (Interlocked.CompareExchange(ref _signals, 0, seen) != seen);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Channel} of {Symbol} shows could not be read; the next change shows it")]
    private static partial void LogNotRead(ILogger logger, string channel, string symbol, Exception exception);
}
