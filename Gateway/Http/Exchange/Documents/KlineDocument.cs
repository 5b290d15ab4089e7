namespace Trading.Gateway.Http.Exchange;

/// <summary>The trades of one interval.</summary>
/// <param name="OpenTime">When the interval begins.</param>
/// <param name="Open">The first price.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">What was traded, in the base asset.</param>
/// <param name="QuoteVolume">What it cost.</param>
/// <param name="TradeCount">The number of trades.</param>
internal sealed record KlineDocument(
    DateTimeOffset OpenTime,
    string Open,
    string High,
    string Low,
    string Close,
    string Volume,
    string QuoteVolume,
    long TradeCount);
