using Orleans;

namespace Trading.Exchange;

/// <summary>One trade of an order.</summary>
/// <param name="TradeId">The trade's number in its book, from 1.</param>
/// <param name="Ticks">The price in ticks.</param>
/// <param name="Lots">The quantity in lots.</param>
/// <param name="Fee">The fee in units of the quote asset.</param>
/// <param name="Role">Maker or taker.</param>
/// <param name="TimeMs">When the book made it; Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("order-fill")]
public readonly record struct OrderFill(
    [property: Id(0)] long TradeId,
    [property: Id(1)] long Ticks,
    [property: Id(2)] long Lots,
    [property: Id(3)] long Fee,
    [property: Id(4)] LiquidityRole Role,
    [property: Id(5)] long TimeMs);
