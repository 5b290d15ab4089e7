namespace Trading.Accounts;

/// <summary>What one account has of a stock, in shares, or of a coin or money other than dollars, in units.</summary>
/// <param name="Available">What can be sold.</param>
/// <param name="Reserved">What is held for pending sells, sell triggers, and open orders.</param>
internal readonly record struct Holding(long Available, long Reserved)
{
    /// <summary>The most shares of one stock that an account may come to hold; keeps every sum within 64 bits.</summary>
    public const long Max = 4_000_000_000_000_000_000;

    /// <summary>All shares, reserved or not.</summary>
    public long Total => Available + Reserved;

    /// <summary>The holding after shares came or went; negative numbers are shares that went.</summary>
    public Holding With(long available, long reserved) => new(Available + available, Reserved + reserved);
}
