namespace Trading.Exchange;

/// <summary>
/// What happens where an order meets one of its own user; the taker's choice counts (exchange.md, Orders). Stored: numbers are only added.
/// </summary>
public enum SelfTradePrevention : byte
{
    /// <summary>What is left of the taker is cancelled; the maker stays. The default.</summary>
    CancelTaker,

    /// <summary>The maker is cancelled and the taker goes on.</summary>
    CancelMaker,

    /// <summary>Both are cancelled.</summary>
    CancelBoth,

    /// <summary>They trade with each other.</summary>
    None,
}
