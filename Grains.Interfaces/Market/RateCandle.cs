using Orleans;

namespace Trading.Market;

/// <summary>The effective rates of a pair in one minute, by when messages were received.</summary>
/// <param name="OpenMs">The beginning of the minute; Unix milliseconds.</param>
/// <param name="Open">The first rate, in the order of processing.</param>
/// <param name="High">The highest.</param>
/// <param name="Low">The lowest.</param>
/// <param name="Close">The last.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="SoldUnits">The sum sold, in units of <see cref="TradeAmount"/>.</param>
/// <param name="BoughtUnits">The sum bought, in units of <see cref="TradeAmount"/>.</param>
[GenerateSerializer, Immutable, Alias("rate-candle")]
public readonly record struct RateCandle(
    [property: Id(0)] long OpenMs,
    [property: Id(1)] TradeRate Open,
    [property: Id(2)] TradeRate High,
    [property: Id(3)] TradeRate Low,
    [property: Id(4)] TradeRate Close,
    [property: Id(5)] long Messages,
    [property: Id(6)] Int128 SoldUnits,
    [property: Id(7)] Int128 BoughtUnits);
