namespace Trading.Gateway.Http.Exchange;

/// <summary>The balances of an account.</summary>
/// <param name="Balances">All that are not zero, and USD.</param>
internal sealed record BalanceListDocument(IReadOnlyList<BalanceDocument> Balances);
