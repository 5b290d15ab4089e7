namespace Trading.Gateway.Http;

/// <summary>A quote.</summary>
/// <param name="Symbol">The stock.</param>
/// <param name="Price">Price of one share.</param>
/// <param name="QuotedAt">When it was quoted, RFC 3339.</param>
internal sealed record QuoteResult(string Symbol, string Price, DateTimeOffset QuotedAt);
