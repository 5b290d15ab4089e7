using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orleans;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Http.Exchange;

/// <summary>Public market data (exchange.md, "HTTP"): for anybody, without a token.</summary>
internal sealed class MarketEndpoints(IGrainFactory grains, InstrumentDirectory instruments)
{
    private const int DepthMax = 5_000;

    /// <summary>Answers with all instruments.</summary>
    public async Task GetExchangeInfoAsync(HttpContext context) =>
        await ExchangeAnswer.WriteAsync(context, await instruments.ListAsync(), WriteInstruments);

    /// <summary>Answers with the best prices of a book.</summary>
    public async Task GetDepthAsync(HttpContext context)
    {
        var fields = new RequestFields(context.Request);
        var limit = fields.Limit(DepthMax);
        if (await FindAsync(context, fields) is not { } instrument)
            return;
        var depth = await MarketOf(instrument).GetDepthAsync(limit);
        await ExchangeAnswer.WriteAsync(
            context, (depth, instrument), static (json, state) => MarketJson.Write(json, state.depth, state.instrument));
    }

    /// <summary>Answers with the last trades, newest first.</summary>
    public async Task GetTradesAsync(HttpContext context)
    {
        var fields = new RequestFields(context.Request);
        var limit = fields.Limit();
        if (await FindAsync(context, fields) is { } instrument)
            await ExchangeAnswer.WriteAsync(context, (await MarketOf(instrument).GetTradesAsync(limit), instrument), WriteTrades);
    }

    /// <summary>Answers with the last 24 hours of one instrument, or of all.</summary>
    public async Task GetTickerAsync(HttpContext context)
    {
        var fields = new RequestFields(context.Request);
        var instrument = await fields.InstrumentAsync(instruments, isNeeded: false);
        if (fields.Refuse(context) is { } refusal)
        {
            await refusal;
            return;
        }

        if (instrument is not null)
        {
            var ticker = await MarketOf(instrument).GetTickerAsync();
            await ExchangeAnswer.WriteAsync(
                context, (ticker, instrument), static (json, state) => MarketJson.Write(json, state.ticker, state.instrument));
            return;
        }

        var all = await instruments.ListAsync();
        var tickers = await Task.WhenAll(all.Select(one => MarketOf(one).GetTickerAsync()));
        await ExchangeAnswer.WriteAsync(context, (tickers, all), WriteTickers);
    }

    /// <summary>Answers with candles, oldest first.</summary>
    public async Task GetKlinesAsync(HttpContext context)
    {
        var fields = new RequestFields(context.Request);
        var (interval, fromMs, limit) = (fields.Interval(), fields.StartTimeMs(), fields.Limit());
        if (await FindAsync(context, fields) is not { } instrument)
            return;
        var klines = await MarketOf(instrument).GetKlinesAsync(interval, fromMs, limit);
        await ExchangeAnswer.WriteAsync(context, (klines, interval, instrument), WriteKlines);
    }

    private IMarketGrain MarketOf(Instrument instrument) => grains.GetGrain<IMarketGrain>(instrument.Symbol);

    /// <summary>The instrument that a request names; null where it is answered already.</summary>
    private async ValueTask<Instrument?> FindAsync(HttpContext context, RequestFields fields)
    {
        var instrument = await fields.InstrumentAsync(instruments, isNeeded: true);
        if (fields.Refuse(context) is not { } refusal)
            return instrument;
        await refusal;
        return null;
    }

    private static void WriteInstruments(Utf8JsonWriter json, Instrument[] all)
    {
        json.WriteStartObject();
        json.WriteStartArray("instruments"u8);
        foreach (var instrument in all)
            InstrumentJson.Write(json, instrument);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTrades(Utf8JsonWriter json, (MarketTrade[] Trades, Instrument Instrument) state)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.Symbol, state.Instrument.Symbol);
        json.WriteStartArray("trades"u8);
        foreach (ref readonly var trade in state.Trades.AsSpan())
            MarketJson.Write(json, trade, state.Instrument);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTickers(Utf8JsonWriter json, (Ticker[] Tickers, Instrument[] Instruments) state)
    {
        json.WriteStartObject();
        json.WriteStartArray("tickers"u8);
        for (var i = 0; i < state.Tickers.Length; i++)
            MarketJson.Write(json, state.Tickers[i], state.Instruments[i]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteKlines(Utf8JsonWriter json, (Kline[] Klines, KlineInterval Interval, Instrument Instrument) state)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.Symbol, state.Instrument.Symbol);
        json.WriteString("interval"u8, ExchangeWords.Intervals.Utf8Of(state.Interval));
        json.WriteStartArray("klines"u8);
        foreach (ref readonly var kline in state.Klines.AsSpan())
            MarketJson.Write(json, kline, state.Instrument);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
