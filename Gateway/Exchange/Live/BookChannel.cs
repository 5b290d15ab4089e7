using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The channel <c>book</c>: a snapshot, then absolute quantities by price, with a checksum (exchange.md, "Live data").</summary>
internal sealed class BookChannel(MarketFeeds feeds) : ILiveChannel
{
    /// <inheritdoc/>
    public string Name => "book";

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation) =>
        await feeds.AcquireAsync(topic.Key.Symbol) is { } feed ? new Source(feeds, feed, topic) : null;

    private sealed class Source : ILiveSource, IMarketListener
    {
        private readonly MarketFeeds _feeds;
        private readonly MarketFeed _feed;
        private readonly LiveTopic _topic;

        public Source(MarketFeeds feeds, MarketFeed feed, LiveTopic topic)
        {
            (_feeds, _feed, _topic) = (feeds, feed, topic);
            feed.Add(this);
        }

        public ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation)
        {
            lock (_feed.Gate)
                return new(new LiveSnapshot(_feed.Sequence, _feed.TimeMs, JsonBytes.Of(_feed.Mirror, static (json, mirror) => mirror.Write(json))));
        }

        public void OnUpdated(MarketUpdate update) => _topic.Publish(
            update.Sequence,
            update.TimeMs,
            JsonBytes.Of((_feed.Mirror, update), static (json, state) => state.Mirror.Write(json, state.update.Bids, state.update.Asks)).Span);

        public void OnRestarted() => _topic.Restart();

        public async ValueTask DisposeAsync()
        {
            _feed.Remove(this);
            await _feeds.ReleaseAsync(_feed);
        }
    }
}
