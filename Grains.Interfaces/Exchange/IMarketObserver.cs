using Orleans;

namespace Trading.Exchange;

/// <summary>A gateway that shows a book live.</summary>
[Alias("market-observer")]
public interface IMarketObserver : IGrainObserver
{
    /// <summary>The book has changed. A hole in the numbers, or silence, means to ask for a snapshot again.</summary>
    [Alias("updated")]
    Task OnMarketUpdatedAsync(string symbol, MarketUpdate update);
}
