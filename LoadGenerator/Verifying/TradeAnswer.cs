namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// The result that a client was answered for a trade or a quote (gateway.md, "Results"). A quote has no shares and no total.
/// </summary>
internal sealed record TradeAnswer(string Symbol, long Shares, long PriceCents, long TotalCents);
