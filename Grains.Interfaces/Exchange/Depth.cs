using Orleans;

namespace Trading.Exchange;

/// <summary>The best prices of a book.</summary>
/// <param name="Sequence">The last change of the <c>book</c> channel that is in it.</param>
/// <param name="TimeMs">When it was read; Unix milliseconds.</param>
/// <param name="Bids">Bids, best (highest) first.</param>
/// <param name="Asks">Asks, best (lowest) first.</param>
[GenerateSerializer, Immutable, Alias("depth")]
public sealed record Depth(
    [property: Id(0)] long Sequence,
    [property: Id(1)] long TimeMs,
    [property: Id(2)] PriceLevel[] Bids,
    [property: Id(3)] PriceLevel[] Asks);
