using Orleans;

namespace Trading.Exchange;

/// <summary>What a subscriber of a book starts from.</summary>
/// <param name="Sequence">The last <see cref="MarketUpdate.Sequence"/> that is in it.</param>
/// <param name="Depth">All that rests.</param>
/// <param name="Trades">The last trades, oldest first.</param>
/// <param name="Ticker">The last 24 hours.</param>
[GenerateSerializer, Immutable, Alias("market-snapshot")]
public sealed record MarketSnapshot(
    [property: Id(0)] long Sequence,
    [property: Id(1)] Depth Depth,
    [property: Id(2)] MarketTrade[] Trades,
    [property: Id(3)] Ticker Ticker);
