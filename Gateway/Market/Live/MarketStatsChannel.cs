using Trading.Gateway.Exchange.Live;
using Trading.Gateway.Live;
using Trading.Market;

namespace Trading.Gateway.Market.Live;

/// <summary>The channel <c>market.stats</c>: the totals, at most five times a second, merged for slow clients.</summary>
internal sealed class MarketStatsChannel(TradesFeeds feeds) : ILiveChannel
{
    /// <inheritdoc/>
    public string Name => "market.stats";

    /// <inheritdoc/>
    public bool IsMerged => true;

    /// <inheritdoc/>
    public LiveSymbols Symbols => LiveSymbols.None;

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        var feed = await feeds.AcquireAsync();
        var source = new Source(feeds, feed, topic);
        feed.Add(source);
        return source;
    }

    private sealed class Source(TradesFeeds feeds, TradesFeed feed, LiveTopic topic) : ILiveSource, ITradesListener
    {
        public ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation)
        {
            lock (feed.Gate)
                return new(new LiveSnapshot(topic.Seq, feed.Totals.TimeMs, JsonBytes.Of(feed.Totals, TotalsJson.Write)));
        }

        public void OnTrades(ReadOnlySpan<ProcessedMessage> messages)
        {
            // The other channel's.
        }

        public void OnTotals(MarketTotals totals) => topic.Publish(totals.TimeMs, JsonBytes.Of(totals, TotalsJson.Write).Span);

        public void OnRestarted() => OnTotals(feed.Totals);

        public async ValueTask DisposeAsync()
        {
            feed.Remove(this);
            await feeds.ReleaseAsync();
        }
    }
}
