namespace Trading.Gateway.Http.Market;

/// <summary>Candles of a pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Interval">`1m`.</param>
/// <param name="Candles">Oldest first.</param>
internal sealed record RateCandleListDocument(string Pair, string Interval, IReadOnlyList<RateCandleDocument> Candles);
