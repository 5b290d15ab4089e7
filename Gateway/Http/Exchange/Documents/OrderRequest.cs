namespace Trading.Gateway.Http.Exchange;

/// <summary>A new order, as the API document describes it. <see cref="Trading.Gateway.Exchange.OrderBody"/> reads it.</summary>
/// <param name="Symbol">The instrument, such as <c>BTC-USD</c>.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Type"><c>limit</c> or <c>market</c>.</param>
/// <param name="Price">Limit orders only: a multiple of the instrument's tick above zero, as a string.</param>
/// <param name="Quantity">Base asset: a multiple of the instrument's lot above zero, as a string.</param>
/// <param name="QuoteQuantity">Market buys, instead of the quantity: what to spend, fees included, as a string.</param>
/// <param name="TimeInForce"><c>GTC</c> (default of limit orders), <c>IOC</c> (default of market orders) or <c>FOK</c>.</param>
/// <param name="PostOnly">True where it must not take. With <c>limit</c> and <c>GTC</c> only.</param>
/// <param name="ClientOrderId">The client's own name for it, 1 to 64 printable ASCII characters: the same again answers with the first
/// order again.</param>
/// <param name="SelfTradePrevention"><c>cancelTaker</c> (default), <c>cancelMaker</c>, <c>cancelBoth</c> or <c>none</c>.</param>
/// <param name="ResponseType"><c>ACK</c>, <c>RESULT</c> (without fills) or <c>FULL</c> (default).</param>
internal sealed record OrderRequest(
    string Symbol,
    string Side,
    string Type,
    string? Price = null,
    string? Quantity = null,
    string? QuoteQuantity = null,
    string? TimeInForce = null,
    bool? PostOnly = null,
    string? ClientOrderId = null,
    string? SelfTradePrevention = null,
    string? ResponseType = null);
