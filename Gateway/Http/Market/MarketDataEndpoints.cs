using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orleans;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>The statistics of trade messages (market-processor.md, "Processing"): for anybody, without a token.</summary>
internal sealed class MarketDataEndpoints(IGrainFactory grains)
{
    /// <summary>The code where no message was of a pair.</summary>
    public const string UnknownPair = "unknown_pair";

    /// <summary>The most candles of an answer: a day of minutes.</summary>
    public const int CandlesMax = 1_440;

    /// <summary>The most flows of a country.</summary>
    public const int FlowsMax = 1_000;

    /// <summary>The most days of an answer.</summary>
    public const int DaysMax = 366;

    private const int CandlesDefault = 100;
    private const int FlowsDefault = 10;
    private const int DaysDefault = 7;

    private IMarketProcessorGrain Market => grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);

    /// <summary>Answers with the totals.</summary>
    public async Task GetStatsAsync(HttpContext context) =>
        await ExchangeAnswer.WriteAsync(context, await Market.GetTotalsAsync(), TotalsJson.Write);

    /// <summary>Answers with the totals of all pairs, those with most messages first.</summary>
    public async Task GetPairsAsync(HttpContext context) =>
        await ExchangeAnswer.WriteAsync(context, await Market.GetPairsAsync(), WritePairs);

    /// <summary>Answers with the totals of a pair and its last messages.</summary>
    public async Task GetPairAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["pair"]!;
        if (!CurrencyPair.TryParse(name, out var pair) || await Market.GetPairAsync(pair) is not { } totals)
        {
            await ExchangeProblem.WriteAsync(context, 404, UnknownPair, "no message was of that pair", []);
            return;
        }

        var recent = await Market.GetRecentAsync(pair, IMarketProcessorGrain.RecentMax);
        await ExchangeAnswer.WriteAsync(context, (totals, recent), WritePair);
    }

    /// <summary>Answers with the last messages, newest first.</summary>
    public async Task GetRecentAsync(HttpContext context)
    {
        var fields = new MarketFields(context.Request);
        var limit = fields.Number("limit", IMarketProcessorGrain.RecentMax, IMarketProcessorGrain.RecentMax);
        var pair = fields.Pair(isNeeded: false);
        if (fields.Refuse(context) is { } refusal)
            await refusal;
        else
            await ExchangeAnswer.WriteAsync(context, await Market.GetRecentAsync(pair, limit), WriteRecent);
    }

    /// <summary>Answers with the totals of all countries, those with most messages first.</summary>
    public async Task GetCountriesAsync(HttpContext context)
    {
        var fields = new MarketFields(context.Request);
        var flows = fields.Number("flows", FlowsDefault, FlowsMax);
        if (fields.Refuse(context) is { } refusal)
            await refusal;
        else
            await ExchangeAnswer.WriteAsync(context, await Market.GetCountriesAsync(flows), WriteCountries);
    }

    /// <summary>Answers with the totals of currencies on the last days.</summary>
    public async Task GetDaysAsync(HttpContext context)
    {
        var fields = new MarketFields(context.Request);
        var days = fields.Number("days", DaysDefault, DaysMax);
        if (fields.Refuse(context) is { } refusal)
            await refusal;
        else
            await ExchangeAnswer.WriteAsync(context, await Market.GetDaysAsync(days), WriteDays);
    }

    /// <summary>Answers with candles, oldest first.</summary>
    public async Task GetCandlesAsync(HttpContext context)
    {
        var fields = new MarketFields(context.Request);
        var pair = fields.Pair(isNeeded: true);
        fields.CheckInterval();
        var (fromMs, limit) = (fields.StartTimeMs(), fields.Number("limit", CandlesDefault, CandlesMax));
        if (fields.Refuse(context) is { } refusal)
        {
            await refusal;
            return;
        }

        var candles = await Market.GetCandlesAsync(pair!.Value, fromMs, limit);
        await ExchangeAnswer.WriteAsync(context, (pair.Value, candles), WriteCandles);
    }

    private static void WritePairs(Utf8JsonWriter json, PairTotals[] pairs)
    {
        json.WriteStartObject();
        json.WriteStartArray("pairs"u8);
        foreach (ref readonly var pair in pairs.AsSpan())
        {
            json.WriteStartObject();
            TradeJson.WriteFields(json, pair);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, (PairTotals Totals, ProcessedMessage[] Recent) pair)
    {
        json.WriteStartObject();
        TradeJson.WriteFields(json, pair.Totals);
        WriteMessages(json, "recent"u8, pair.Recent);
        json.WriteEndObject();
    }

    private static void WriteRecent(Utf8JsonWriter json, ProcessedMessage[] messages)
    {
        json.WriteStartObject();
        WriteMessages(json, "messages"u8, messages);
        json.WriteEndObject();
    }

    private static void WriteMessages(Utf8JsonWriter json, ReadOnlySpan<byte> name, ProcessedMessage[] messages)
    {
        json.WriteStartArray(name);
        foreach (ref readonly var message in messages.AsSpan())
            TradeJson.Write(json, message);
        json.WriteEndArray();
    }

    private static void WriteCountries(Utf8JsonWriter json, CountryTotals[] countries)
    {
        json.WriteStartObject();
        json.WriteStartArray("countries"u8);
        foreach (var country in countries)
            TradeJson.Write(json, country);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDays(Utf8JsonWriter json, DayTotals[] days)
    {
        json.WriteStartObject();
        json.WriteStartArray("days"u8);
        foreach (ref readonly var day in days.AsSpan())
            TradeJson.Write(json, day);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCandles(Utf8JsonWriter json, (CurrencyPair Pair, RateCandle[] Candles) state)
    {
        json.WriteStartObject();
        json.WriteString(TradeNames.Pair, state.Pair.ToString());
        json.WriteString("interval"u8, "1m"u8);
        json.WriteStartArray("candles"u8);
        foreach (ref readonly var candle in state.Candles.AsSpan())
            TradeJson.Write(json, candle);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
