namespace Trading.LoadGenerator.Verifying;

/// <summary>A buy that waits for its commit.</summary>
/// <param name="TransactionNum">The number of the BUY.</param>
/// <param name="AtMs">When it was made; Unix milliseconds.</param>
/// <param name="Symbol">The stock.</param>
/// <param name="Shares">How many shares.</param>
/// <param name="CostCents">What they cost, held in reserve.</param>
internal sealed record PendingBuy(long TransactionNum, long AtMs, string Symbol, ShareRange Shares, long CostCents);
