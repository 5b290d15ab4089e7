using Orleans;

namespace Trading.Market;

/// <summary>Messages that a gateway has refused since it told so the last time.</summary>
/// <param name="Messages">How many.</param>
/// <param name="ByFault">How many for each fault, each fault once.</param>
[GenerateSerializer, Immutable, Alias("refusal-counts")]
public sealed record RefusalCounts([property: Id(0)] long Messages, [property: Id(1)] FaultCount[] ByFault);
