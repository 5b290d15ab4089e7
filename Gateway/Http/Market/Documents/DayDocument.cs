namespace Trading.Gateway.Http.Market;

/// <summary>Totals of a currency on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Sales">Messages in which it was sold.</param>
/// <param name="Sold">The sum sold.</param>
/// <param name="Purchases">Messages in which it was bought.</param>
/// <param name="Bought">The sum bought.</param>
internal sealed record DayDocument(string Day, string Currency, long Sales, string Sold, long Purchases, string Bought);
