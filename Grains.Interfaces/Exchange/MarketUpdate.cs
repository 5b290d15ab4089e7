using Orleans;

namespace Trading.Exchange;

/// <summary>
/// What changed in a book since its last update: what the public channels are made of. Updates of a book are numbered without holes by
/// <see cref="Sequence"/>, which is also above that of any earlier run of the book, so that numbers of before a restart are never taken for
/// these.
/// </summary>
[GenerateSerializer, Immutable, Alias("market-update")]
public sealed record MarketUpdate
{
    /// <summary>Its number.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>When; Unix milliseconds.</summary>
    [Id(1)]
    public required long TimeMs { get; init; }

    /// <summary>Bids that changed, with what rests there now.</summary>
    [Id(2)]
    public required PriceLevel[] Bids { get; init; }

    /// <summary>Asks that changed, with what rests there now.</summary>
    [Id(3)]
    public required PriceLevel[] Asks { get; init; }

    /// <summary>New trades, in order.</summary>
    [Id(4)]
    public required MarketTrade[] Trades { get; init; }
}
