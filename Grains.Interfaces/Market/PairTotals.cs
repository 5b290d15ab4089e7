using Orleans;

namespace Trading.Market;

/// <summary>The totals of one pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="SoldUnits">The sum sold, in units of <see cref="TradeAmount"/>.</param>
/// <param name="BoughtUnits">The sum bought, in units of <see cref="TradeAmount"/>.</param>
/// <param name="Last">The effective rate of the last message.</param>
/// <param name="LastReceivedMs">When the last message was received; Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("pair-totals")]
public readonly record struct PairTotals(
    [property: Id(0)] CurrencyPair Pair,
    [property: Id(1)] long Messages,
    [property: Id(2)] Int128 SoldUnits,
    [property: Id(3)] Int128 BoughtUnits,
    [property: Id(4)] TradeRate Last,
    [property: Id(5)] long LastReceivedMs)
{
    /// <summary>
    /// The volume-weighted effective rate: the sum bought / the sum sold. Throws <see cref="DivideByZeroException"/> where there is no
    /// message.
    /// </summary>
    public TradeRate VolumeWeighted => EffectiveRate.Of(SoldUnits, BoughtUnits);
}
