namespace Trading.Gateway.Http.Exchange;

/// <summary>One trade of an order.</summary>
/// <param name="TradeId">Its number in the book, from 1.</param>
/// <param name="Price">The price.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Fee">The fee.</param>
/// <param name="FeeAsset">What the fee is paid in: the quote asset.</param>
/// <param name="Role"><c>maker</c> or <c>taker</c>.</param>
/// <param name="Ts">When.</param>
internal sealed record FillDocument(
    long TradeId,
    string Price,
    string Quantity,
    string Fee,
    string FeeAsset,
    string Role,
    DateTimeOffset Ts);
