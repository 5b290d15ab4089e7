namespace Trading.Gateway.Http.Market;

/// <summary>Totals of one pair.</summary>
/// <param name="Pair">Currency sold and currency bought.</param>
/// <param name="Count">Messages.</param>
/// <param name="Sold">The sum sold.</param>
/// <param name="Bought">The sum bought.</param>
/// <param name="Vwap">The volume-weighted rate: bought / sold.</param>
/// <param name="LastRate">The effective rate of the last message.</param>
/// <param name="LastReceivedAt">When that came.</param>
internal sealed record PairDocument(
    string Pair,
    long Count,
    string Sold,
    string Bought,
    string Vwap,
    string LastRate,
    DateTimeOffset LastReceivedAt);
