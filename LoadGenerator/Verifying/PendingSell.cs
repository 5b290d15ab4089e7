namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// A sell that waits for its commit. Its cash moves only then, so that the log does not say before at which of the valid prices it
/// is.
/// </summary>
/// <param name="TransactionNum">The number of the SELL.</param>
/// <param name="AtMs">When it was made; Unix milliseconds.</param>
/// <param name="Symbol">The stock.</param>
/// <param name="AmountCents">The amount that was to be sold.</param>
/// <param name="PricesCents">The prices it may be at, at least one.</param>
internal sealed record PendingSell(long TransactionNum, long AtMs, string Symbol, long AmountCents, List<long> PricesCents)
{
    /// <summary>How many shares are held in reserve.</summary>
    public ShareRange Shares => new(AmountCents / PricesCents.Max(), AmountCents / PricesCents.Min());

    /// <summary>The shares that are sold where the proceeds are so much, or null where no price gives that.</summary>
    public ShareRange? SharesFor(long proceedsCents)
    {
        var shares = PricesCents.Where(p => AmountCents / p * p == proceedsCents).Select(p => AmountCents / p).ToList();
        return shares.Count == 0 ? null : new ShareRange(shares.Min(), shares.Max());
    }
}
