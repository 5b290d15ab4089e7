using System.Text.Json;
using Trading.Gateway.Exchange;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>Writes the totals of the market processor as JSON, the same on every door.</summary>
internal static class TotalsJson
{
    private const double DistinctUsersError = 0.0081;

    /// <summary>Writes the totals as an object.</summary>
    public static void Write(Utf8JsonWriter json, MarketTotals totals)
    {
        json.WriteStartObject();
        json.WriteNumber(TradeNames.Seq, totals.Processed);
        json.WriteTime(TradeNames.Ts, totals.TimeMs);
        json.WriteNumber("messages"u8, totals.Accepted + totals.Refused);
        json.WriteNumber("accepted"u8, totals.Accepted);
        json.WriteNumber("processed"u8, totals.Processed);
        json.WriteNumber("refused"u8, totals.Refused);
        json.WriteStartObject("refusedByCode"u8);
        foreach (var (fault, messages) in totals.RefusedByFault)
            json.WriteNumber(MarketWords.Faults.Of(fault)!, messages);
        json.WriteEndObject();
        json.WriteStartObject("classes"u8);
        for (var kind = 0; kind < totals.ByClass.Length; kind++)
            json.WriteNumber(TradeNames.Classes[kind], totals.ByClass[kind]);
        json.WriteEndObject();
        json.WriteStartObject(TradeNames.Warnings);
        for (var bit = 0; bit < totals.ByWarning.Length; bit++)
            json.WriteNumber(TradeNames.WarningWords[bit], totals.ByWarning[bit]);
        json.WriteEndObject();
        json.WriteNumber("perSecond"u8, totals.PerSecond);
        json.WriteNumber("perSecondPeak"u8, totals.PerSecondPeak);
        json.WriteNumber("distinctUsers"u8, totals.DistinctUsers);
        json.WriteNumber("distinctUsersError"u8, DistinctUsersError);
        json.WriteNumber("pairs"u8, totals.Pairs);
        json.WriteNumber("countries"u8, totals.Countries);
        json.WriteNumber("deadLetters"u8, totals.DeadLetters);
        json.WriteEndObject();
    }
}
