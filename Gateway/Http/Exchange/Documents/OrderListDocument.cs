namespace Trading.Gateway.Http.Exchange;

/// <summary>A page of orders, newest first.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Next">The <c>next</c> of the page after it; null where it is the last.</param>
internal sealed record OrderListDocument(IReadOnlyList<OrderDocument> Orders, string? Next);
