namespace Trading.Gateway.Http.Market;

/// <summary>One pair.</summary>
/// <param name="Pair">Currency sold and currency bought.</param>
/// <param name="Count">Messages.</param>
/// <param name="Sold">The sum sold.</param>
/// <param name="Bought">The sum bought.</param>
/// <param name="Vwap">The volume-weighted rate: bought / sold.</param>
/// <param name="LastRate">The effective rate of the last message.</param>
/// <param name="LastReceivedAt">When that came.</param>
/// <param name="Recent">The last messages, newest first.</param>
internal sealed record PairDetailDocument(
    string Pair,
    long Count,
    string Sold,
    string Bought,
    string Vwap,
    string LastRate,
    DateTimeOffset LastReceivedAt,
    IReadOnlyList<ProcessedMessageDocument> Recent);
