using Trading.Exchange;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Hears of a <see cref="MarketFeed"/>, under the feed's lock: it must not wait.</summary>
internal interface IMarketListener
{
    /// <summary>The book has changed; the feed's mirror is up to date.</summary>
    void OnUpdated(MarketUpdate update);

    /// <summary>Updates were missed; the feed began anew from a snapshot.</summary>
    void OnRestarted();
}
