using Orleans;

namespace Trading.Exchange;

/// <summary>Public data of one instrument; the key is its name. The same grain as <see cref="IBookGrain"/>.</summary>
[Alias("market-grain")]
public interface IMarketGrain : IGrainWithStringKey
{
    /// <summary>The best prices.</summary>
    /// <param name="limit">At most so many on each side; 0 for all.</param>
    [Alias("depth")]
    Task<Depth> GetDepthAsync(int limit);

    /// <summary>The last trades, newest first.</summary>
    [Alias("trades")]
    Task<MarketTrade[]> GetTradesAsync(int limit);

    /// <summary>The last 24 hours.</summary>
    [Alias("ticker")]
    Task<Ticker> GetTickerAsync();

    /// <summary>Candles, oldest first; intervals without trades are left out.</summary>
    /// <param name="interval">Their length.</param>
    /// <param name="fromMs">Only those that begin then or later; Unix milliseconds.</param>
    /// <param name="limit">At most so many, the newest.</param>
    [Alias("klines")]
    Task<Kline[]> GetKlinesAsync(KlineInterval interval, long fromMs, int limit);

    /// <summary>
    /// Begins or renews a subscription, which ends by itself where it is not renewed within a minute; every later change is told.
    /// </summary>
    [Alias("subscribe")]
    Task<MarketSnapshot> SubscribeAsync(IMarketObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Alias("unsubscribe")]
    Task UnsubscribeAsync(IMarketObserver observer);
}
