using Orleans;

namespace Trading.Accounts;

/// <summary>
/// Commands of one user in the order in which the gateway received them; at least one. The array must not change any more.
/// </summary>
[GenerateSerializer, Immutable, Alias("command-batch")]
public sealed record CommandBatch([property: Id(0)] Command[] Commands);
