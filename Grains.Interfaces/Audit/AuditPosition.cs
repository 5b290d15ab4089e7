using Orleans;

namespace Trading.Audit;

/// <summary>A place between two blocks of one audit shard. The default is its beginning.</summary>
/// <param name="Chunk">The number of the journal's chunk.</param>
/// <param name="Index">The number of blocks before it in that chunk.</param>
[GenerateSerializer, Immutable, Alias("audit-position")]
public readonly record struct AuditPosition([property: Id(0)] long Chunk, [property: Id(1)] int Index);
