using Orleans;

namespace Trading.Exchange;

/// <summary>A public trade.</summary>
/// <param name="TradeId">Its number in the book, from 1.</param>
/// <param name="Ticks">The price in ticks.</param>
/// <param name="Lots">The quantity in lots.</param>
/// <param name="TakerSide">The side of the taker.</param>
/// <param name="TimeMs">When; Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("market-trade")]
public readonly record struct MarketTrade(
    [property: Id(0)] long TradeId,
    [property: Id(1)] long Ticks,
    [property: Id(2)] long Lots,
    [property: Id(3)] OrderSide TakerSide,
    [property: Id(4)] long TimeMs);
