using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The feeds of the books that somebody watches here.</summary>
internal sealed class MarketFeeds(IGrainFactory grains, InstrumentDirectory instruments, TimeProvider time, ILogger<MarketFeeds> log)
{
    private readonly SharedFeeds<MarketFeed> _feeds = new(async symbol =>
    {
        if (await instruments.FindAsync(symbol) is not { } instrument)
            return null;
        var feed = new MarketFeed(instrument, grains, time, log);
        await feed.StartAsync();
        return feed;
    });

    /// <summary>The feed of an instrument; null where there is none.</summary>
    public Task<MarketFeed?> AcquireAsync(string symbol) => _feeds.AcquireAsync(symbol);

    /// <summary>Says that a feed is needed no more.</summary>
    public Task ReleaseAsync(MarketFeed feed) => _feeds.ReleaseAsync(feed.Instrument.Symbol);
}
