namespace Trading.Gateway.Http.Exchange;

/// <summary>A page of fills, newest first.</summary>
/// <param name="Trades">The fills.</param>
/// <param name="Next">The <c>next</c> of the page after it; null where it is the last.</param>
internal sealed record OwnTradeListDocument(IReadOnlyList<OwnTradeDocument> Trades, string? Next);
