using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Writes public market data as JSON (exchange.md, "HTTP"), the same on every door.</summary>
internal static class MarketJson
{
    /// <summary>
    /// Writes the best prices as an object: <c>{"symbol","seq","ts","bids":[["price","quantity"]],"asks":[…]}</c>, best first.
    /// </summary>
    public static void Write(Utf8JsonWriter json, Depth depth, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.Symbol, instrument.Symbol);
        json.WriteNumber(JsonNames.Seq, depth.Sequence);
        json.WriteTime(JsonNames.Ts, depth.TimeMs);
        WriteLevels(json, depth.Bids, depth.Asks, instrument);
        json.WriteEndObject();
    }

    /// <summary>Writes levels as the fields <c>bids</c> and <c>asks</c> of an object that is open.</summary>
    public static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks, Instrument instrument)
    {
        json.WriteStartArray(JsonNames.Bids);
        WriteLevels(json, bids, instrument);
        json.WriteEndArray();
        json.WriteStartArray(JsonNames.Asks);
        WriteLevels(json, asks, instrument);
        json.WriteEndArray();
    }

    /// <summary>Writes a trade as an object: <c>{"tradeId","price","quantity","takerSide","ts"}</c>.</summary>
    public static void Write(Utf8JsonWriter json, in MarketTrade trade, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteNumber(JsonNames.TradeId, trade.TradeId);
        json.WriteSteps(JsonNames.Price, trade.Ticks, instrument.Tick);
        json.WriteSteps(JsonNames.Quantity, trade.Lots, instrument.Lot);
        json.WriteWord(JsonNames.TakerSide, ExchangeWords.Sides, trade.TakerSide);
        json.WriteTime(JsonNames.Ts, trade.TimeMs);
        json.WriteEndObject();
    }

    /// <summary>Writes the last 24 hours as an object. Prices are <c>null</c> where there was no trade, or nothing rests.</summary>
    public static void Write(Utf8JsonWriter json, Ticker ticker, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.Symbol, instrument.Symbol);
        json.WriteStepsOrNull(JsonNames.Open, ticker.OpenTicks, instrument.Tick);
        json.WriteStepsOrNull(JsonNames.High, ticker.HighTicks, instrument.Tick);
        json.WriteStepsOrNull(JsonNames.Low, ticker.LowTicks, instrument.Tick);
        json.WriteStepsOrNull(JsonNames.Last, ticker.LastTicks, instrument.Tick);
        json.WriteSteps(JsonNames.Volume, ticker.VolumeLots, instrument.Lot);
        json.WriteUnits(JsonNames.QuoteVolume, ticker.VolumeQuote, instrument.Quote.Decimals);
        json.WriteNumber(JsonNames.TradeCount, ticker.Trades);
        json.WriteStepsOrNull(JsonNames.Bid, ticker.BidTicks, instrument.Tick);
        json.WriteStepsOrNull(JsonNames.Ask, ticker.AskTicks, instrument.Tick);
        json.WriteTime(JsonNames.Ts, ticker.TimeMs);
        json.WriteEndObject();
    }

    /// <summary>Writes a candle as an object.</summary>
    public static void Write(Utf8JsonWriter json, in Kline kline, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteTime(JsonNames.OpenTime, kline.OpenMs);
        json.WriteSteps(JsonNames.Open, kline.OpenTicks, instrument.Tick);
        json.WriteSteps(JsonNames.High, kline.HighTicks, instrument.Tick);
        json.WriteSteps(JsonNames.Low, kline.LowTicks, instrument.Tick);
        json.WriteSteps(JsonNames.Close, kline.CloseTicks, instrument.Tick);
        json.WriteSteps(JsonNames.Volume, kline.VolumeLots, instrument.Lot);
        json.WriteUnits(JsonNames.QuoteVolume, kline.VolumeQuote, instrument.Quote.Decimals);
        json.WriteNumber(JsonNames.TradeCount, kline.Trades);
        json.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<PriceLevel> levels, Instrument instrument)
    {
        foreach (ref readonly var level in levels)
        {
            json.WriteStartArray();
            json.WriteStepsValue(level.Ticks, instrument.Tick);
            json.WriteStepsValue(level.Lots, instrument.Lot);
            json.WriteEndArray();
        }
    }
}
