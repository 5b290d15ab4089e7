namespace Trading.Gateway.Http;

/// <summary>A sell that waits to be committed.</summary>
/// <param name="Symbol">The stock.</param>
/// <param name="Shares">The shares that are held for it.</param>
/// <param name="Proceeds">The cash that it gives.</param>
/// <param name="ExpiresAt">When the shares come back, RFC 3339.</param>
internal sealed record SummaryPendingSell(string Symbol, string Shares, string Proceeds, DateTimeOffset ExpiresAt);
