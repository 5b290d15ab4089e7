namespace Trading.Exchange;

/// <summary>Which side of a trade an order was. Numbers are stored: they are never changed or used again.</summary>
public enum LiquidityRole : byte
{
    /// <summary>It rested in the book.</summary>
    Maker = 0,

    /// <summary>It came and met a resting order.</summary>
    Taker = 1,
}
