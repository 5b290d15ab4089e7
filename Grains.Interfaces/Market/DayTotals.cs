using Orleans;

namespace Trading.Market;

/// <summary>What was traded of one currency on one day, UTC, by when messages were received.</summary>
/// <param name="DayMs">The beginning of the day; Unix milliseconds.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Sales">Messages in which it was sold.</param>
/// <param name="SoldUnits">The sum sold, in units of <see cref="TradeAmount"/>.</param>
/// <param name="Purchases">Messages in which it was bought.</param>
/// <param name="BoughtUnits">The sum bought, in units of <see cref="TradeAmount"/>.</param>
[GenerateSerializer, Immutable, Alias("day-totals")]
public readonly record struct DayTotals(
    [property: Id(0)] long DayMs,
    [property: Id(1)] Currency Currency,
    [property: Id(2)] long Sales,
    [property: Id(3)] Int128 SoldUnits,
    [property: Id(4)] long Purchases,
    [property: Id(5)] Int128 BoughtUnits);
