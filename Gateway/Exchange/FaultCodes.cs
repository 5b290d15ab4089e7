using Trading.Accounts;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>The stable codes of faulty fields (exchange.md, gateway.md).</summary>
internal static class FaultCodes
{
    /// <summary>Not of the form that the field has, or not a field that belongs there.</summary>
    public const string Malformed = "malformed";

    /// <summary>Not there.</summary>
    public const string MissingField = "missing_field";

    /// <summary>Not an amount of that asset above zero.</summary>
    public const string BadAmount = "bad_amount";

    /// <summary>Not the name of an asset.</summary>
    public const string UnknownAsset = "unknown_asset";

    /// <summary>Not what an instrument may have.</summary>
    public const string BadInstrument = "bad_instrument";

    /// <summary>Not a price on the instrument's grid.</summary>
    public static string BadPrice { get; } = ExchangeStatusCodes.Of(ExchangeStatus.BadPrice);

    /// <summary>Not a quantity on the instrument's grid.</summary>
    public static string BadQuantity { get; } = ExchangeStatusCodes.Of(ExchangeStatus.BadQuantity);

    /// <summary>Worth less than the instrument's minimum.</summary>
    public static string MinNotional { get; } = ExchangeStatusCodes.Of(ExchangeStatus.MinNotional);

    /// <summary>Not the name of an instrument.</summary>
    public static string UnknownSymbol { get; } = ExchangeStatusCodes.Of(ExchangeStatus.UnknownSymbol);

    /// <summary>What a code means, in words for a person.</summary>
    public static string MessageOf(string code) => Messages.GetValueOrDefault(code) ?? code;

    private static Dictionary<string, string> Messages { get; } = Enum.GetValues<ExchangeStatus>()
        .Select(status => KeyValuePair.Create(ExchangeStatusCodes.Of(status), ExchangeStatusCodes.MessageOf(status)))
        .Concat(
        [
            new(Malformed, "the request does not have the form that it needs"),
            new(MissingField, "a field is missing"),
            new(BadAmount, "an amount is a multiple of the asset's smallest unit above zero"),
            new(UnknownAsset, "there is no such asset"),
            new(BadInstrument, "there can be no such instrument"),
            new(StatusCodes.Of(Status.Forbidden), StatusCodes.MessageOf(Status.Forbidden)),
        ])
        .ToDictionary(StringComparer.Ordinal);
}
