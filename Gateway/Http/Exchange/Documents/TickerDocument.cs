namespace Trading.Gateway.Http.Exchange;

/// <summary>The last 24 hours of an instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Open">The first price.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Last">The last price, however old.</param>
/// <param name="Volume">What was traded, in the base asset.</param>
/// <param name="QuoteVolume">What it cost.</param>
/// <param name="TradeCount">The number of trades.</param>
/// <param name="Bid">The best bid.</param>
/// <param name="Ask">The best ask.</param>
/// <param name="Ts">When it was read.</param>
internal sealed record TickerDocument(
    string Symbol,
    string? Open,
    string? High,
    string? Low,
    string? Last,
    string Volume,
    string QuoteVolume,
    long TradeCount,
    string? Bid,
    string? Ask,
    DateTimeOffset Ts);
