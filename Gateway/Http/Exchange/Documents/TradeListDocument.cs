namespace Trading.Gateway.Http.Exchange;

/// <summary>The last trades of an instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Trades">The trades, newest first.</param>
internal sealed record TradeListDocument(string Symbol, IReadOnlyList<TradeDocument> Trades);
