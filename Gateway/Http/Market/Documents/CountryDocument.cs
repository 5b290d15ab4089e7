namespace Trading.Gateway.Http.Market;

/// <summary>Totals of a country.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Count">Messages.</param>
/// <param name="Flows">By pair, those with most messages first.</param>
internal sealed record CountryDocument(string Country, long Count, IReadOnlyList<FlowDocument> Flows);
