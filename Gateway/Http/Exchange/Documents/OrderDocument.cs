namespace Trading.Gateway.Http.Exchange;

/// <summary>An order. Decimals are strings, times RFC 3339 in UTC.</summary>
/// <param name="OrderId">Its id, a UUID of version 7.</param>
/// <param name="ClientOrderId">The client's own name for it.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Type"><c>limit</c> or <c>market</c>.</param>
/// <param name="TimeInForce"><c>GTC</c>, <c>IOC</c> or <c>FOK</c>.</param>
/// <param name="PostOnly">Whether it must not take.</param>
/// <param name="SelfTradePrevention"><c>cancelTaker</c>, <c>cancelMaker</c>, <c>cancelBoth</c> or <c>none</c>.</param>
/// <param name="Price">The price of a limit order.</param>
/// <param name="Quantity">The total quantity; null where a market buy gave <c>quoteQuantity</c>.</param>
/// <param name="QuoteQuantity">The money that a market buy may spend.</param>
/// <param name="FilledQuantity">What is filled.</param>
/// <param name="FilledQuote">What that cost or brought, without fees.</param>
/// <param name="Status"><c>New</c>, <c>PartiallyFilled</c>, <c>Filled</c>, <c>Cancelled</c> or <c>Rejected</c>.</param>
/// <param name="Reason">Why it was cancelled or rejected: <c>user</c>, <c>unfilled</c>, <c>killed</c>, <c>self_trade</c>, or the code of
/// its refusal.</param>
/// <param name="CreatedAt">When it was taken.</param>
/// <param name="ReceivedAt">When the book had it.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Fills">Its fills, oldest first; of very many the last ones. Not with <c>RESULT</c>.</param>
internal sealed record OrderDocument(
    Guid OrderId,
    string? ClientOrderId,
    string Symbol,
    string Side,
    string Type,
    string TimeInForce,
    bool PostOnly,
    string SelfTradePrevention,
    string? Price,
    string? Quantity,
    string? QuoteQuantity,
    string FilledQuantity,
    string FilledQuote,
    string Status,
    string? Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<FillDocument>? Fills = null);
