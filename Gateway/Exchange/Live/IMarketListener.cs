using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Hears of a <see cref="MarketFeed"/>, under the feed's lock: it must not wait.</summary>
internal interface IMarketListener : IFeedListener
{
    /// <summary>The book has changed; the feed's mirror is up to date.</summary>
    void OnUpdated(MarketUpdate update);
}
