using Orleans;

namespace Trading.Market;

/// <summary>What a gateway that watches is told.</summary>
/// <param name="Messages">
/// Messages that were processed, in order and without holes among them; empty where only the totals have changed.
/// </param>
/// <param name="Totals">The totals after them, where they are due: at most five times a second; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("trades-update")]
public sealed record TradesUpdate([property: Id(0)] ProcessedMessage[] Messages, [property: Id(1)] MarketTotals? Totals);
