namespace Trading.Gateway.Http;

/// <summary>
/// The result of a command (gateway.md, "Results"). Which members there are depends on the command; money and quantities are strings.
/// </summary>
/// <param name="Cash"><c>ADD</c>: what can be spent now.</param>
/// <param name="Symbol">The stock.</param>
/// <param name="Price">Price of one share.</param>
/// <param name="QuotedAt"><c>QUOTE</c>: when the price was quoted, RFC 3339.</param>
/// <param name="Shares">Shares of the trade.</param>
/// <param name="Total">Shares × price.</param>
/// <param name="ExpiresAt">When the pending trade expires, RFC 3339.</param>
/// <param name="Path"><c>DUMPLOG</c>: the file that was written.</param>
/// <param name="Elements"><c>DUMPLOG</c>: the number of elements in it.</param>
internal sealed record CommandResult(
    string? Cash = null,
    string? Symbol = null,
    string? Price = null,
    DateTimeOffset? QuotedAt = null,
    string? Shares = null,
    string? Total = null,
    DateTimeOffset? ExpiresAt = null,
    string? Path = null,
    long? Elements = null);
