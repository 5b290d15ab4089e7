using Orleans;

namespace Trading.Exchange;

/// <summary>The trades of one interval: a candle.</summary>
/// <param name="OpenMs">The interval's beginning; Unix milliseconds.</param>
/// <param name="OpenTicks">The first price.</param>
/// <param name="HighTicks">The highest price.</param>
/// <param name="LowTicks">The lowest price.</param>
/// <param name="CloseTicks">The last price.</param>
/// <param name="VolumeLots">Lots traded.</param>
/// <param name="VolumeQuote">What they cost, in units of the quote asset.</param>
/// <param name="Trades">The number of trades.</param>
[GenerateSerializer, Immutable, Alias("kline")]
public readonly record struct Kline(
    [property: Id(0)] long OpenMs,
    [property: Id(1)] long OpenTicks,
    [property: Id(2)] long HighTicks,
    [property: Id(3)] long LowTicks,
    [property: Id(4)] long CloseTicks,
    [property: Id(5)] Int128 VolumeLots,
    [property: Id(6)] Int128 VolumeQuote,
    [property: Id(7)] long Trades);
