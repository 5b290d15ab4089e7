using System.Collections.Immutable;
using System.Text.Json;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>Names of fields and words of the market processor, encoded once.</summary>
internal static class TradeNames
{
    public static readonly JsonEncodedText AmountBuy = JsonEncodedText.Encode("amountBuy");
    public static readonly JsonEncodedText AmountSell = JsonEncodedText.Encode("amountSell");
    public static readonly JsonEncodedText Bought = JsonEncodedText.Encode("bought");
    public static readonly JsonEncodedText Class = JsonEncodedText.Encode("class");
    public static readonly JsonEncodedText Close = JsonEncodedText.Encode("close");
    public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    public static readonly JsonEncodedText Count = JsonEncodedText.Encode("count");
    public static readonly JsonEncodedText Country = JsonEncodedText.Encode("country");
    public static readonly JsonEncodedText CurrencyFrom = JsonEncodedText.Encode("currencyFrom");
    public static readonly JsonEncodedText CurrencyTo = JsonEncodedText.Encode("currencyTo");
    public static readonly JsonEncodedText Errors = JsonEncodedText.Encode("errors");
    public static readonly JsonEncodedText Failed = JsonEncodedText.Encode("FAILED");
    public static readonly JsonEncodedText FailedAt = JsonEncodedText.Encode("failedAt");
    public static readonly JsonEncodedText Field = JsonEncodedText.Encode("field");
    public static readonly JsonEncodedText High = JsonEncodedText.Encode("high");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText LastRate = JsonEncodedText.Encode("lastRate");
    public static readonly JsonEncodedText LastReceivedAt = JsonEncodedText.Encode("lastReceivedAt");
    public static readonly JsonEncodedText Low = JsonEncodedText.Encode("low");
    public static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    public static readonly JsonEncodedText Ok = JsonEncodedText.Encode("OK");
    public static readonly JsonEncodedText Open = JsonEncodedText.Encode("open");
    public static readonly JsonEncodedText OpenTime = JsonEncodedText.Encode("openTime");
    public static readonly JsonEncodedText OriginatingCountry = JsonEncodedText.Encode("originatingCountry");
    public static readonly JsonEncodedText Pair = JsonEncodedText.Encode("pair");
    public static readonly JsonEncodedText Rate = JsonEncodedText.Encode("rate");
    public static readonly JsonEncodedText ReceivedAt = JsonEncodedText.Encode("receivedAt");
    public static readonly JsonEncodedText Seq = JsonEncodedText.Encode("seq");
    public static readonly JsonEncodedText Sold = JsonEncodedText.Encode("sold");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText TimePlaced = JsonEncodedText.Encode("timePlaced");
    public static readonly JsonEncodedText Ts = JsonEncodedText.Encode("ts");
    public static readonly JsonEncodedText UserId = JsonEncodedText.Encode("userId");
    public static readonly JsonEncodedText Vwap = JsonEncodedText.Encode("vwap");
    public static readonly JsonEncodedText Warnings = JsonEncodedText.Encode("warnings");

    /// <summary>The word of each class, by its number.</summary>
    public static readonly ImmutableArray<JsonEncodedText> Classes =
        [.. Enum.GetValues<TradeClass>().Select(kind => JsonEncodedText.Encode(MarketWords.Classes.Of(kind)!))];

    /// <summary>The word of each warning, by the number of its bit.</summary>
    public static readonly ImmutableArray<JsonEncodedText> WarningWords =
        [.. MarketWords.Warnings.Select(word => JsonEncodedText.Encode(word))];
}
