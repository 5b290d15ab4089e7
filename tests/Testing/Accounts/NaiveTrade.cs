namespace Trading.Testing.Accounts;

/// <summary>A pending trade of a <see cref="NaiveAccount"/>.</summary>
public sealed record NaiveTrade(string Symbol, long Shares, decimal Price, long AtMs)
{
    /// <summary>What it costs or brings, in dollars.</summary>
    public decimal Total => Shares * Price;
}
