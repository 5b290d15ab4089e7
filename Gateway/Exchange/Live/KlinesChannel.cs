using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The channel <c>klines</c>: the last candles, then the newest two whenever they have changed.</summary>
internal sealed class KlinesChannel(MarketFeeds feeds, TimeProvider time, ILogger<KlinesChannel> log) : ILiveChannel
{
    private const int SnapshotKlines = 500;
    private const int UpdateKlines = 2;

    /// <inheritdoc/>
    public string Name => "klines";

    /// <inheritdoc/>
    public IReadOnlyList<string> Intervals { get; } = [.. Enum.GetValues<KlineInterval>().Select(interval => ExchangeWords.Intervals.Of(interval)!)];

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        if (!ExchangeWords.Intervals.TryParse(Encoding.UTF8.GetBytes(topic.Key.Interval), out var interval) || await feeds.AcquireAsync(topic.Key.Symbol) is not { } feed)
            return null;
        var source = new FollowingSource(feeds, feed, topic, async all =>
        {
            var klines = await feed.Market.GetKlinesAsync(interval, 0, all ? SnapshotKlines : UpdateKlines);
            return JsonBytes.Of((klines, feed.Instrument), Write);
        }, time, log);
        feed.Add(source);
        return source;
    }

    private static void Write(Utf8JsonWriter json, (Kline[] Klines, Instrument Instrument) state)
    {
        json.WriteStartObject();
        json.WriteStartArray("klines"u8);
        foreach (ref readonly var kline in state.Klines.AsSpan())
            MarketJson.Write(json, kline, state.Instrument);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
