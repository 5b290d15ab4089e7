using Orleans;

namespace Trading.Market;

/// <summary>What one country traded.</summary>
/// <param name="Country">The country.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="Flows">By pair, those with most messages first; at most as many as were asked for.</param>
[GenerateSerializer, Immutable, Alias("country-totals")]
public sealed record CountryTotals(
    [property: Id(0)] Country Country, [property: Id(1)] long Messages, [property: Id(2)] FlowTotals[] Flows);
