using System.Buffers;
using System.Text.Json;
using Trading.Gateway.Live;
using Trading.Market;

namespace Trading.Gateway.Market.Live;

/// <summary>
/// Publishes messages as they are processed: at once to a few clients, and those of some milliseconds together where many watch, since
/// each publication is a write to every one of
/// them.
/// </summary>
internal sealed class MarketTradesSource : ILiveSource, ITradesListener
{
    private const int KeptBytesMax = 1 << 20;

    // A write takes some microseconds: this leaves most of the time to everything else.
    private static readonly TimeSpan PausePerClient = TimeSpan.FromMicroseconds(25);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(100);

    private readonly TradesFeeds _feeds;
    private readonly TradesFeed _feed;
    private readonly LiveTopic _topic;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly List<(long Seq, long TimeMs, int End)> _waiting = [];
    private ArrayBufferWriter<byte> _bytes = new(4_096);
    private long _publishedAt;
    private bool _isDue;

    /// <summary>Begins with nothing to publish.</summary>
    public MarketTradesSource(TradesFeeds feeds, TradesFeed feed, LiveTopic topic, TimeProvider time)
    {
        (_feeds, _feed, _topic, _time) = (feeds, feed, topic, time);
        _publishedAt = time.GetTimestamp() - time.TimestampFrequency;
        _timer = time.CreateTimer(
            static source => ((MarketTradesSource)source!).PublishDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation)
    {
        lock (_feed.Gate)
            return new(new LiveSnapshot(_feed.Sequence, _time.GetUtcNow().ToUnixTimeMilliseconds(), MarketTradesChannel.Snapshot(_feed)));
    }

    /// <inheritdoc/>
    public void OnTrades(ReadOnlySpan<ProcessedMessage> messages)
    {
        using var json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { SkipValidation = true });
        foreach (ref readonly var message in messages)
        {
            TradeJson.Write(json, message);
            json.Flush();
            json.Reset();
            _waiting.Add((message.Sequence, message.ReceivedMs, _bytes.WrittenCount));
        }

        if (_isDue)
            return;
        var pause = _topic.Subscribers * PausePerClient;
        var wait = (pause < PauseMax ? pause : PauseMax) - _time.GetElapsedTime(_publishedAt);
        if (wait <= TimeSpan.Zero)
        {
            Publish();
            return;
        }

        _isDue = true;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void OnTotals(MarketTotals totals)
    {
        // The other channel's.
    }

    /// <inheritdoc/>
    public void OnRestarted()
    {
        Clear();
        _topic.Restart();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _feed.Remove(this);
        await _timer.DisposeAsync();
        await _feeds.ReleaseAsync();
    }

    private void PublishDue()
    {
        lock (_feed.Gate)
        {
            _isDue = false;
            if (_waiting.Count > 0)
                Publish();
        }
    }

    private void Publish()
    {
        _publishedAt = _time.GetTimestamp();
        var publications = new LivePublication[_waiting.Count];
        var start = 0;
        for (var i = 0; i < publications.Length; i++)
        {
            var (seq, timeMs, end) = _waiting[i];
            publications[i] = new LivePublication(seq, timeMs, _bytes.WrittenMemory[start..end]);
            start = end;
        }

        _topic.Publish(publications);
        Clear();
    }

    private void Clear()
    {
        _waiting.Clear();
        if (_bytes.Capacity > KeptBytesMax)
            _bytes = new ArrayBufferWriter<byte>(4_096);
        else
            _bytes.ResetWrittenCount();
    }
}
