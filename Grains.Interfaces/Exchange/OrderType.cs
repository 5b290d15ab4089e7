namespace Trading.Exchange;

/// <summary>Whether an order names a price. Numbers are stored: they are never changed or used again.</summary>
public enum OrderType : byte
{
    /// <summary>At its price or better; may rest in the book.</summary>
    Limit = 0,

    /// <summary>At the best prices there are; never rests.</summary>
    Market = 1,
}
