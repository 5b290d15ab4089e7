namespace Trading.Gateway.Http.Market;

/// <summary>Totals by day and currency.</summary>
/// <param name="Days">Oldest day first.</param>
internal sealed record DayListDocument(IReadOnlyList<DayDocument> Days);
