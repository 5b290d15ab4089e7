namespace Trading.Exchange;

/// <summary>
/// How a request to an account of the exchange ended; names on the wire are in <see cref="ExchangeStatusCodes"/>. Numbers are stored: they
/// are never changed or used again.
/// </summary>
public enum ExchangeStatus : byte
{
    /// <summary>Done as asked.</summary>
    Ok = 0,

    /// <summary>Less is available than it needs.</summary>
    InsufficientFunds = 1,

    /// <summary>A balance or number would pass what the system holds.</summary>
    LimitExceeded = 2,

    /// <summary>The user has no such order.</summary>
    UnknownOrder = 3,

    /// <summary>The order is filled, cancelled or rejected.</summary>
    OrderNotOpen = 4,

    /// <summary>The client order id names an order with other fields.</summary>
    ClientOrderIdReused = 5,

    /// <summary>A post-only order would have taken.</summary>
    PostOnlyWouldTake = 6,

    /// <summary>The instrument is halted.</summary>
    InstrumentHalted = 7,

    /// <summary>Too much is open or under way; nothing was done.</summary>
    Overloaded = 8,

    /// <summary>Worth less than the instrument's minimum.</summary>
    MinNotional = 9,

    /// <summary>The id names a deposit or withdrawal with other fields.</summary>
    TransferIdReused = 10,

    /// <summary>A limit order needs a price above zero.</summary>
    BadPrice = 11,

    /// <summary>A quantity above zero is needed.</summary>
    BadQuantity = 12,

    /// <summary>There is no such instrument.</summary>
    UnknownSymbol = 13,
}
