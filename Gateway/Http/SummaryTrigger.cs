namespace Trading.Gateway.Http;

/// <summary>An automatic transaction.</summary>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Symbol">The stock.</param>
/// <param name="Amount">The amount that was set.</param>
/// <param name="TriggerPrice">The price it waits for; null until one is set.</param>
/// <param name="ReservedCash">Cash held for it.</param>
/// <param name="ReservedShares">Shares held for it.</param>
internal sealed record SummaryTrigger(
    string Side, string Symbol, string Amount, string? TriggerPrice, string ReservedCash, string ReservedShares);
