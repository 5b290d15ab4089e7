using Orleans;

namespace Trading.Exchange;

/// <summary>All that rests at one price.</summary>
/// <param name="Ticks">The price.</param>
/// <param name="Lots">The quantity; 0 where nothing rests there any more.</param>
[GenerateSerializer, Immutable, Alias("price-level")]
public readonly record struct PriceLevel([property: Id(0)] long Ticks, [property: Id(1)] long Lots);
