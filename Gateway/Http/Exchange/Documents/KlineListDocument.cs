namespace Trading.Gateway.Http.Exchange;

/// <summary>Candles of an instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Interval">Their length: <c>1m</c>, <c>5m</c>, <c>15m</c>, <c>1h</c> or <c>1d</c>.</param>
/// <param name="Klines">Oldest first; intervals without trades are left out.</param>
internal sealed record KlineListDocument(string Symbol, string Interval, IReadOnlyList<KlineDocument> Klines);
