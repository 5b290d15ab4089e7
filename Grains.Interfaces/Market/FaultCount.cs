using Orleans;

namespace Trading.Market;

/// <summary>How many messages were refused for a fault.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Messages">The number of messages; one with several faults counts for each of them.</param>
[GenerateSerializer, Immutable, Alias("fault-count")]
public readonly record struct FaultCount([property: Id(0)] TradeFault Fault, [property: Id(1)] long Messages);
