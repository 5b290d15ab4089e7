namespace Trading.Exchange;

/// <summary>How far an order is (exchange.md, "Status"). Numbers are stored: they are never changed or used again.</summary>
public enum OrderStatus : byte
{
    /// <summary>Accepted or on its way to the book; nothing is filled.</summary>
    New = 0,

    /// <summary>Some of it is filled, and the rest is open.</summary>
    PartiallyFilled = 1,

    /// <summary>All of it is filled.</summary>
    Filled = 2,

    /// <summary>Ended with something unfilled; <see cref="OrderReason"/> says why.</summary>
    Cancelled = 3,

    /// <summary>Never in the book.</summary>
    Rejected = 4,
}
