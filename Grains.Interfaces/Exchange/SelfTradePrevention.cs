namespace Trading.Exchange;

/// <summary>
/// What happens where an order would trade with one of the same user; the taker's choice counts. Numbers are stored: they are never changed
/// or used again.
/// </summary>
public enum SelfTradePrevention : byte
{
    /// <summary>What is left of the taker is cancelled. The default.</summary>
    CancelTaker = 0,

    /// <summary>The resting order is cancelled, and the taker goes on.</summary>
    CancelMaker = 1,

    /// <summary>Both are cancelled.</summary>
    CancelBoth = 2,

    /// <summary>They trade.</summary>
    None = 3,
}
