namespace Trading.Gateway.Http.Market;

/// <summary>Totals by pair.</summary>
/// <param name="Pairs">Those with most messages first.</param>
internal sealed record PairListDocument(IReadOnlyList<PairDocument> Pairs);
