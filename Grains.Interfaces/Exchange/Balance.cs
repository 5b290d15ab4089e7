using Orleans;

namespace Trading.Exchange;

/// <summary>What an account has of one asset, in its units.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Available">What can be spent.</param>
/// <param name="Locked">What is held for open orders, and for pending trades and triggers of day trading.</param>
[GenerateSerializer, Immutable, Alias("balance")]
public readonly record struct Balance([property: Id(0)] Asset Asset, [property: Id(1)] long Available, [property: Id(2)] long Locked);
