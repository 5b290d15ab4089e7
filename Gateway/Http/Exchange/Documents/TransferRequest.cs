namespace Trading.Gateway.Http.Exchange;

/// <summary>A deposit or withdrawal.</summary>
/// <param name="User">Whose account.</param>
/// <param name="Asset"><c>USD</c>, <c>EUR</c>, <c>BTC</c>, <c>ETH</c>, or a stock.</param>
/// <param name="Amount">How much, above zero, as a string.</param>
/// <param name="Id">1 to 64 printable ASCII characters; the same again has no second effect.</param>
internal sealed record TransferRequest(string User, string Asset, string Amount, string Id);
