namespace Trading.Gateway.Http.Market;

/// <summary>Totals by country.</summary>
/// <param name="Countries">Those with most messages first.</param>
internal sealed record CountryListDocument(IReadOnlyList<CountryDocument> Countries);
