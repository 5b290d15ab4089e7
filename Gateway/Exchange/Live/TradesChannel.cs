using System.Text.Json;
using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The channel <c>trades</c>: the last ones, then each one as a frame of its own, whose number is that of the trade.</summary>
internal sealed class TradesChannel(MarketFeeds feeds) : ILiveChannel
{
    private const int SnapshotTrades = 100;

    /// <inheritdoc/>
    public string Name => "trades";

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation) =>
        await feeds.AcquireAsync(topic.Key.Symbol) is { } feed ? new Source(feeds, feed, topic) : null;

    private static void Write(Utf8JsonWriter json, MarketFeed feed)
    {
        json.WriteStartObject();
        json.WriteStartArray("trades"u8);
        foreach (var trade in feed.Trades.Reverse().Take(SnapshotTrades))
            MarketJson.Write(json, trade, feed.Instrument);
        json.WriteEndArray();
        json.WriteEndObject();
    }

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
            {
                var last = _feed.Trades.Count > 0 ? _feed.Trades.Last() : default;
                return new(new LiveSnapshot(last.TradeId, _feed.TimeMs, JsonBytes.Of(_feed, Write)));
            }
        }

        public void OnUpdated(MarketUpdate update)
        {
            foreach (var trade in update.Trades)
            {
                var data = JsonBytes.Of((trade, _feed.Instrument), static (json, state) => MarketJson.Write(json, state.trade, state.Instrument));
                _topic.Publish(trade.TradeId, trade.TimeMs, data.Span);
            }
        }

        public void OnRestarted() => _topic.Restart();

        public async ValueTask DisposeAsync()
        {
            _feed.Remove(this);
            await _feeds.ReleaseAsync(_feed);
        }
    }
}
