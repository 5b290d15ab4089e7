namespace Trading.Gateway.Http;

/// <summary>A buy that waits to be committed.</summary>
/// <param name="Symbol">The stock.</param>
/// <param name="Shares">Shares.</param>
/// <param name="Cost">The cash that is held for it.</param>
/// <param name="ExpiresAt">When the cash comes back, RFC 3339.</param>
internal sealed record SummaryPendingBuy(string Symbol, string Shares, string Cost, DateTimeOffset ExpiresAt);
