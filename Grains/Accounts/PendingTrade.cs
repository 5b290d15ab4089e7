namespace Trading.Accounts;

/// <summary>A BUY or SELL that waits for its commit or cancel.</summary>
/// <param name="TransactionNum">The number of the BUY or SELL.</param>
/// <param name="Symbol">The stock.</param>
/// <param name="Shares">Shares, at least 1.</param>
/// <param name="Price">The price of one share.</param>
/// <param name="AtMs">When it was executed; Unix milliseconds.</param>
internal readonly record struct PendingTrade(long TransactionNum, Symbol Symbol, long Shares, Money Price, long AtMs)
{
    /// <summary>How long it may be committed or cancelled, in milliseconds (day-trading.md: at exactly 60 s it has expired).</summary>
    public const long LifeMs = 60_000;

    /// <summary>Shares × price.</summary>
    public Money Total => Price * Shares;

    /// <summary>The first moment at which it has expired; Unix milliseconds.</summary>
    public long ExpiresAtMs => AtMs + LifeMs;
}
