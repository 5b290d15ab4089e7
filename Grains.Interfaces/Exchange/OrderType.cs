namespace Trading.Exchange;

/// <summary>Whether an order has a price of its own (exchange.md, Orders). Stored: numbers are only added.</summary>
public enum OrderType : byte
{
    /// <summary>Trades at its price or better.</summary>
    Limit,

    /// <summary>Trades at what the book offers and never rests.</summary>
    Market,
}
