using System.Diagnostics;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>What faults mean, in words for a person, to be read behind the field's name.</summary>
internal static class FaultTexts
{
    /// <summary>The words of a fault.</summary>
    public static string Of(TradeFault fault) => fault switch
    {
        TradeFault.NotJson => "the body is not JSON",
        TradeFault.NotAnObject => "a message is a JSON object",
        TradeFault.BodyTooLarge => "the body is longer than 64 KiB, or 1 MiB for an array",
        TradeFault.UnsupportedMediaType => "messages are JSON",
        TradeFault.BadItemCount => "an array has 1 to 1,000 messages",
        TradeFault.RateLimited => "too many messages, try again later",
        TradeFault.QueueFull => "too many messages wait, try again later",
        TradeFault.Missing => "is missing",
        TradeFault.Duplicate => "is there twice",
        TradeFault.WrongType => "is not of the JSON type that the field has",
        TradeFault.BadLength => "is too short or too long",
        TradeFault.BadCharacters => "has characters that are not allowed",
        TradeFault.UnknownCurrency => "is not a currency of ISO 4217",
        TradeFault.SameCurrency => "is the currency that is sold",
        TradeFault.UnknownCountry => "is not a country of ISO 3166-1",
        TradeFault.NotANumber => "is not a number",
        TradeFault.NotPositive => "is not above zero",
        TradeFault.OutOfRange => "is larger than can be kept, or rounded to zero",
        TradeFault.BadTime => "is neither a time such as 24-JAN-15 10:27:44 nor one of RFC 3339",
        TradeFault.InFuture => "is more than five minutes ahead",
        TradeFault.StrictWarning => "had to be repaired, and strict=1 was asked for",
        TradeFault.StrictMismatch => "does not agree with the amounts, and strict=1 was asked for",
        TradeFault.Internal => "the outcome is unknown; with an id the message may be sent again",
        _ => throw new UnreachableException(),
    };
}
