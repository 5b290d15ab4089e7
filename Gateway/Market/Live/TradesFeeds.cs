using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Gateway.Live;

namespace Trading.Gateway.Market.Live;

/// <summary>The feed of the market processor, there while somebody watches here.</summary>
internal sealed class TradesFeeds(IGrainFactory grains, TimeProvider time, ILogger<TradesFeeds> log)
{
    private readonly SharedFeeds<TradesFeed> _feeds = new(async _ =>
    {
        var feed = new TradesFeed(grains, time, log);
        await feed.StartAsync();
        return feed;
    });

    /// <summary>The feed.</summary>
    public async Task<TradesFeed> AcquireAsync() => (await _feeds.AcquireAsync(""))!;

    /// <summary>Says that it is needed no more.</summary>
    public Task ReleaseAsync() => _feeds.ReleaseAsync("");
}
