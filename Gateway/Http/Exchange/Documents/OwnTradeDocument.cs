namespace Trading.Gateway.Http.Exchange;

/// <summary>A fill in a list of fills.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="TradeId">Its number in the book, from 1.</param>
/// <param name="Price">The price.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Fee">The fee.</param>
/// <param name="FeeAsset">What the fee is paid in: the quote asset.</param>
/// <param name="Role"><c>maker</c> or <c>taker</c>.</param>
/// <param name="Ts">When.</param>
internal sealed record OwnTradeDocument(
    Guid OrderId,
    string Symbol,
    string Side,
    long TradeId,
    string Price,
    string Quantity,
    string Fee,
    string FeeAsset,
    string Role,
    DateTimeOffset Ts);
