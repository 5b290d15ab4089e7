using Orleans;

namespace Trading.Market;

/// <summary>What one country traded of one pair.</summary>
/// <param name="Country">The country.</param>
/// <param name="Pair">The pair; the default for all pairs that were too many to keep apart, which have no sums.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="SoldUnits">The sum sold, in units of <see cref="TradeAmount"/>.</param>
/// <param name="BoughtUnits">The sum bought, in units of <see cref="TradeAmount"/>.</param>
[GenerateSerializer, Immutable, Alias("flow-totals")]
public readonly record struct FlowTotals(
    [property: Id(0)] Country Country,
    [property: Id(1)] CurrencyPair Pair,
    [property: Id(2)] long Messages,
    [property: Id(3)] Int128 SoldUnits,
    [property: Id(4)] Int128 BoughtUnits);
