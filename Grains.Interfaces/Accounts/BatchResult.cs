using Orleans;

namespace Trading.Accounts;

/// <summary>
/// The outcomes of the first commands of a <see cref="CommandBatch"/>: at least one, and durable. Where there are fewer outcomes than
/// commands, the next command waits for something slow (a quote): send it and what follows again, as a new batch. Nothing of them has
/// happened yet.
/// </summary>
[GenerateSerializer, Immutable, Alias("batch-result")]
public sealed record BatchResult([property: Id(0)] Outcome[] Outcomes);
