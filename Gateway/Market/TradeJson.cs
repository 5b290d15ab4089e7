using System.Buffers.Text;
using System.Text.Json;
using Trading.Gateway.Exchange;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>Writes messages and their statistics as JSON (market-processor.md), the same on every door. Decimals are strings.</summary>
internal static class TradeJson
{
    /// <summary>Writes a message that was processed as an object.</summary>
    public static void Write(Utf8JsonWriter json, in ProcessedMessage processed)
    {
        json.WriteStartObject();
        json.WriteNumber(TradeNames.Seq, processed.Sequence);
        WriteId(json, processed.Id);
        WriteFields(json, processed.Message, processed.ReceivedMs);
        json.WriteEndObject();
    }

    /// <summary>Writes a message that is set aside as an object.</summary>
    public static void Write(Utf8JsonWriter json, DeadLetter letter)
    {
        json.WriteStartObject();
        WriteId(json, letter.Id);
        json.WriteString("reason"u8, letter.Reason);
        json.WriteNumber("tries"u8, letter.Tries);
        json.WriteTime(TradeNames.FailedAt, letter.FailedMs);
        json.WriteStartObject(TradeNames.Message);
        WriteFields(json, letter.Message, letter.ReceivedMs);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the totals of a pair as fields of an object that is open.</summary>
    public static void WriteFields(Utf8JsonWriter json, in PairTotals pair)
    {
        WritePair(json, pair.Pair);
        WriteSums(json, pair.Messages, pair.SoldUnits, pair.BoughtUnits);
        WriteRate(json, TradeNames.Vwap, pair.VolumeWeighted);
        WriteRate(json, TradeNames.LastRate, pair.Last);
        json.WriteTime(TradeNames.LastReceivedAt, pair.LastReceivedMs);
    }

    /// <summary>Writes a candle as an object.</summary>
    public static void Write(Utf8JsonWriter json, in RateCandle candle)
    {
        json.WriteStartObject();
        json.WriteTime(TradeNames.OpenTime, candle.OpenMs);
        WriteRate(json, TradeNames.Open, candle.Open);
        WriteRate(json, TradeNames.High, candle.High);
        WriteRate(json, TradeNames.Low, candle.Low);
        WriteRate(json, TradeNames.Close, candle.Close);
        WriteSums(json, candle.Messages, candle.SoldUnits, candle.BoughtUnits);
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes a country with its flows as an object; the pair of a flow is <c>null</c> where pairs were too many to keep apart.
    /// </summary>
    public static void Write(Utf8JsonWriter json, CountryTotals country)
    {
        json.WriteStartObject();
        WriteCountry(json, TradeNames.Country, country.Country);
        json.WriteNumber(TradeNames.Count, country.Messages);
        json.WriteStartArray("flows"u8);
        foreach (ref readonly var flow in country.Flows.AsSpan())
        {
            json.WriteStartObject();
            WritePair(json, flow.Pair);
            WriteSums(json, flow.Messages, flow.SoldUnits, flow.BoughtUnits);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the totals of a currency on a day as an object.</summary>
    public static void Write(Utf8JsonWriter json, in DayTotals day)
    {
        Span<byte> time = stackalloc byte[UtcText.Length];
        UtcText.Write(time, day.DayMs);
        json.WriteStartObject();
        json.WriteString("day"u8, time[..10]);
        json.WriteString("currency"u8, day.Currency.ToString());
        json.WriteNumber("sales"u8, day.Sales);
        json.WriteUnits(TradeNames.Sold, day.SoldUnits, TradeAmount.Decimals);
        json.WriteNumber("purchases"u8, day.Purchases);
        json.WriteUnits(TradeNames.Bought, day.BoughtUnits, TradeAmount.Decimals);
        json.WriteEndObject();
    }

    /// <summary>Writes the words of warnings as the field <c>warnings</c>.</summary>
    public static void WriteWarnings(Utf8JsonWriter json, TradeWarnings warnings)
    {
        json.WriteStartArray(TradeNames.Warnings);
        for (var bit = 0; warnings != TradeWarnings.None && bit < TradeNames.WarningWords.Length; bit++)
            if (((int)warnings & (1 << bit)) != 0)
                json.WriteStringValue(TradeNames.WarningWords[bit]);
        json.WriteEndArray();
    }

    /// <summary>Writes the field <c>id</c>.</summary>
    public static void WriteId(Utf8JsonWriter json, MessageId id)
    {
        Span<byte> text = stackalloc byte[MessageId.LengthMax + 8];
        Utf8Formatter.TryFormat(id.Shard, text, out var length);
        text[length++] = (byte)'-';
        Utf8Formatter.TryFormat(id.Number, text[length..], out var digits);
        json.WriteString(TradeNames.Id, text[..(length + digits)]);
    }

    private static void WriteFields(Utf8JsonWriter json, in TradeMessage message, long receivedMs)
    {
        json.WriteString(TradeNames.UserId, message.UserId);
        WriteCurrency(json, TradeNames.CurrencyFrom, message.Pair.From);
        WriteCurrency(json, TradeNames.CurrencyTo, message.Pair.To);
        json.WriteUnits(TradeNames.AmountSell, message.AmountSell.Units, TradeAmount.Decimals);
        json.WriteUnits(TradeNames.AmountBuy, message.AmountBuy.Units, TradeAmount.Decimals);
        WriteRate(json, TradeNames.Rate, message.Rate);
        // Zero is a time like any other here.
        Span<byte> time = stackalloc byte[UtcText.Length];
        UtcText.Write(time, message.TimePlacedMs);
        json.WriteString(TradeNames.TimePlaced, time);
        json.WriteTime(TradeNames.ReceivedAt, receivedMs);
        WriteCountry(json, TradeNames.OriginatingCountry, message.Country);
        json.WriteString(TradeNames.Class, TradeNames.Classes[(int)message.Class]);
        WriteWarnings(json, message.Warnings);
    }

    private static void WriteSums(Utf8JsonWriter json, long messages, Int128 soldUnits, Int128 boughtUnits)
    {
        json.WriteNumber(TradeNames.Count, messages);
        json.WriteUnits(TradeNames.Sold, soldUnits, TradeAmount.Decimals);
        json.WriteUnits(TradeNames.Bought, boughtUnits, TradeAmount.Decimals);
    }

    private static void WriteRate(Utf8JsonWriter json, JsonEncodedText name, TradeRate rate) =>
        json.WriteUnits(name, rate.Units, TradeRate.Decimals);

    private static void WritePair(Utf8JsonWriter json, CurrencyPair pair)
    {
        if (pair.From.IsNone)
        {
            json.WriteNull(TradeNames.Pair);
            return;
        }

        Span<byte> text = stackalloc byte[CurrencyPair.Length];
        pair.From.Write(text);
        text[Currency.Length] = (byte)'-';
        pair.To.Write(text[(Currency.Length + 1)..]);
        json.WriteString(TradeNames.Pair, text);
    }

    private static void WriteCurrency(Utf8JsonWriter json, JsonEncodedText name, Currency currency)
    {
        Span<byte> text = stackalloc byte[Currency.Length];
        currency.Write(text);
        json.WriteString(name, text);
    }

    private static void WriteCountry(Utf8JsonWriter json, JsonEncodedText name, Country country)
    {
        Span<byte> text = stackalloc byte[Country.Length];
        country.Write(text);
        json.WriteString(name, text);
    }
}
