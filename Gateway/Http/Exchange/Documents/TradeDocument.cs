namespace Trading.Gateway.Http.Exchange;

/// <summary>A public trade.</summary>
/// <param name="TradeId">Its number in the book, from 1.</param>
/// <param name="Price">The price.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="TakerSide"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Ts">When.</param>
internal sealed record TradeDocument(long TradeId, string Price, string Quantity, string TakerSide, DateTimeOffset Ts);
