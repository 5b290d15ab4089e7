namespace Trading.Gateway.Http.Market;

/// <summary>The effective rates of a minute.</summary>
/// <param name="OpenTime">The beginning of the minute.</param>
/// <param name="Open">The first rate.</param>
/// <param name="High">The highest.</param>
/// <param name="Low">The lowest.</param>
/// <param name="Close">The last.</param>
/// <param name="Count">Messages.</param>
/// <param name="Sold">The sum sold.</param>
/// <param name="Bought">The sum bought.</param>
internal sealed record RateCandleDocument(
    DateTimeOffset OpenTime,
    string Open,
    string High,
    string Low,
    string Close,
    long Count,
    string Sold,
    string Bought);
