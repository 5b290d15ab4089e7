namespace Trading.Grains.Tests.Accounts;

/// <summary>A pending trade of a <see cref="NaiveAccount"/>.</summary>
internal sealed record NaiveTrade(string Symbol, long Shares, decimal Price, long AtMs)
{
    public decimal Total => Shares * Price;
}
