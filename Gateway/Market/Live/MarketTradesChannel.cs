using Trading.Gateway.Exchange.Live;
using Trading.Gateway.Live;

namespace Trading.Gateway.Market.Live;

/// <summary>
/// The channel <c>market.trades</c>: the last messages, then each one as a frame of its own, whose number is that of the message.
/// </summary>
internal sealed class MarketTradesChannel(TradesFeeds feeds, TimeProvider time) : ILiveChannel
{
    // Half a minute at a thousand messages a second, for clients that come back.
    private const int FramesKept = 32_768;

    /// <inheritdoc/>
    public string Name => "market.trades";

    /// <inheritdoc/>
    public LiveSymbols Symbols => LiveSymbols.None;

    /// <inheritdoc/>
    public int? RingFrames => FramesKept;

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        var feed = await feeds.AcquireAsync();
        var source = new MarketTradesSource(feeds, feed, topic, time);
        feed.Add(source);
        return source;
    }

    /// <summary>Writes the last messages, newest first, as an object.</summary>
    internal static ReadOnlyMemory<byte> Snapshot(TradesFeed feed) => JsonBytes.Of(feed, static (json, feed) =>
    {
        json.WriteStartObject();
        json.WriteStartArray("messages"u8);
        foreach (var message in feed.Recent.Reverse())
            TradeJson.Write(json, message);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
