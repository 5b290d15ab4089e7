namespace Trading.Exchange;

/// <summary>
/// The account took an order: what it needs is reserved, and its command will be sent to the book; or it was rejected at once.
/// </summary>
/// <param name="OrderId">The order's id.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Command">The command to the book; its number is 0 where the order was rejected.</param>
/// <param name="Reserve">What is reserved, in units of the quote asset for a buy, of the base asset for a sell.</param>
/// <param name="Rejection">Why it was rejected; <see cref="OrderReason.None"/> where it was not.</param>
public sealed record OrderPlaced(
    Guid OrderId, PlaceOrder Request, BookCommand Command, long Reserve, OrderReason Rejection) : ExchangeEvent;
