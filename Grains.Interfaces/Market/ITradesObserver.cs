using Orleans;

namespace Trading.Market;

/// <summary>A gateway that shows the market processor live.</summary>
[Alias("trades-observer")]
public interface ITradesObserver : IGrainObserver
{
    /// <summary>
    /// Messages were processed. A hole in their numbers, or silence, means to subscribe again and begin from the snapshot.
    /// </summary>
    [Alias("processed")]
    Task OnTradesAsync(TradesUpdate update);
}
