using Orleans;

namespace Trading.Market;

/// <summary>
/// A trade message that passed every check, in its normal form (market-processor.md, "Message"): codes in capitals, exact numbers, UTC.
/// </summary>
[GenerateSerializer, Immutable, Alias("trade-message")]
public readonly record struct TradeMessage
{
    /// <summary>The most characters (code points of Unicode) that a user id has.</summary>
    public const int UserIdLengthMax = 64;

    /// <summary>Who traded, 1 to 64 characters.</summary>
    [Id(0)]
    public required string UserId { get; init; }

    /// <summary>The currencies, which differ.</summary>
    [Id(1)]
    public required CurrencyPair Pair { get; init; }

    /// <summary>How much was sold of <see cref="CurrencyPair.From"/>; above zero.</summary>
    [Id(2)]
    public required TradeAmount AmountSell { get; init; }

    /// <summary>How much was bought of <see cref="CurrencyPair.To"/>; above zero.</summary>
    [Id(3)]
    public required TradeAmount AmountBuy { get; init; }

    /// <summary>The rate as the message says it; above zero. What was really paid is <see cref="EffectiveRate"/>.</summary>
    [Id(4)]
    public required TradeRate Rate { get; init; }

    /// <summary>When the trade was placed; Unix milliseconds, negative before 1970.</summary>
    [Id(5)]
    public required long TimePlacedMs { get; init; }

    /// <summary>Where the trade comes from.</summary>
    [Id(6)]
    public required Country Country { get; init; }

    /// <summary>How amounts and rate agree.</summary>
    [Id(7)]
    public required TradeClass Class { get; init; }

    /// <summary>What was repaired.</summary>
    [Id(8)]
    public TradeWarnings Warnings { get; init; }
}
