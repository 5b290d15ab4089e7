using Trading.Gateway.Live;
using Trading.Market;

namespace Trading.Gateway.Market.Live;

/// <summary>Hears of a <see cref="TradesFeed"/>, under the feed's lock: it must not wait.</summary>
internal interface ITradesListener : IFeedListener
{
    /// <summary>Messages were processed, the next ones after those that are known.</summary>
    void OnTrades(ReadOnlySpan<ProcessedMessage> messages);

    /// <summary>The totals have changed.</summary>
    void OnTotals(MarketTotals totals);
}
