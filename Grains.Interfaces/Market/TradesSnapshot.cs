using Orleans;

namespace Trading.Market;

/// <summary>What a gateway that watches starts from.</summary>
/// <param name="Sequence">The number of the last message that was processed.</param>
/// <param name="Messages">The last messages, at most 100, oldest first.</param>
/// <param name="Totals">The totals.</param>
[GenerateSerializer, Immutable, Alias("trades-snapshot")]
public sealed record TradesSnapshot(
    [property: Id(0)] long Sequence, [property: Id(1)] ProcessedMessage[] Messages, [property: Id(2)] MarketTotals Totals);
