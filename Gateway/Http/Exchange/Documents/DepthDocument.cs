namespace Trading.Gateway.Http.Exchange;

/// <summary>The best prices of a book.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Seq">The last change of the live channel <c>book</c> that is in it.</param>
/// <param name="Ts">When it was read.</param>
/// <param name="Bids">Price and quantity, best (highest) first.</param>
/// <param name="Asks">Price and quantity, best (lowest) first.</param>
internal sealed record DepthDocument(
    string Symbol,
    long Seq,
    DateTimeOffset Ts,
    IReadOnlyList<IReadOnlyList<string>> Bids,
    IReadOnlyList<IReadOnlyList<string>> Asks);
