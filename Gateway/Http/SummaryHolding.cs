namespace Trading.Gateway.Http;

/// <summary>Shares of one stock.</summary>
/// <param name="Symbol">The stock.</param>
/// <param name="Available">Shares that can be sold.</param>
/// <param name="Reserved">Shares held for pending sells and sell triggers.</param>
internal sealed record SummaryHolding(string Symbol, string Available, string Reserved);
