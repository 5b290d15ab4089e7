namespace Trading.Gateway.Http.Exchange;

/// <summary>The last 24 hours of all instruments.</summary>
/// <param name="Tickers">One for each instrument.</param>
internal sealed record TickerListDocument(IReadOnlyList<TickerDocument> Tickers);
