using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Writes instruments as JSON, the same on every door.</summary>
internal static class InstrumentJson
{
    private const int FeeDecimals = 6;

    /// <summary>Writes an instrument as an object: its terms, its status, and what orders must keep to (<c>filters</c>).</summary>
    public static void Write(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.Symbol, instrument.Symbol);
        json.WriteString(JsonNames.Base, AssetNames.Of(instrument.Base));
        json.WriteString(JsonNames.Quote, AssetNames.Of(instrument.Quote));
        json.WriteSteps(JsonNames.Tick, 1, instrument.Tick);
        json.WriteSteps(JsonNames.Lot, 1, instrument.Lot);
        json.WriteUnits(JsonNames.MinNotional, instrument.MinNotional, instrument.Quote.Decimals);
        json.WriteUnits(JsonNames.MakerFee, instrument.MakerFee, FeeDecimals);
        json.WriteUnits(JsonNames.TakerFee, instrument.TakerFee, FeeDecimals);
        json.WriteWord(JsonNames.Status, ExchangeWords.InstrumentStatuses, instrument.Status);
        json.WriteStartObject(JsonNames.Filters);
        WriteStep(json, JsonNames.Price, instrument.Tick);
        WriteStep(json, JsonNames.Quantity, instrument.Lot);
        json.WriteStartObject(JsonNames.Notional);
        json.WriteUnits(JsonNames.Min, instrument.MinNotional, instrument.Quote.Decimals);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, JsonEncodedText name, decimal step)
    {
        json.WriteStartObject(name);
        json.WriteSteps(JsonNames.Min, 1, step);
        json.WriteSteps(JsonNames.Step, 1, step);
        json.WriteEndObject();
    }
}
