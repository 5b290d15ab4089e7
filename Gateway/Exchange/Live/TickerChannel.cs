using Microsoft.Extensions.Logging;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The channel <c>ticker</c>: the last 24 hours and the best prices, merged for slow clients.</summary>
internal sealed class TickerChannel(MarketFeeds feeds, TimeProvider time, ILogger<TickerChannel> log) : ILiveChannel
{
    /// <inheritdoc/>
    public string Name => "ticker";

    /// <inheritdoc/>
    public bool IsMerged => true;

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        if (await feeds.AcquireAsync(topic.Key.Symbol) is not { } feed)
            return null;
        var source = new FollowingSource(feeds, feed, topic, async _ =>
        {
            var ticker = await feed.Market.GetTickerAsync();
            return JsonBytes.Of((ticker, feed.Instrument), static (json, state) => MarketJson.Write(json, state.ticker, state.Instrument));
        }, time, log);
        feed.Add(source);
        return source;
    }
}
