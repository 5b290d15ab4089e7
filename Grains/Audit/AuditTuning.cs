using Trading.Journal;

namespace Trading.Audit;

/// <summary>
/// Numbers of the audit journal that are no setting, as nobody gains by other ones. A simulator registers smaller ones, so that short runs
/// reach the ends of chunks, and snapshots.
/// </summary>
public sealed record AuditTuning
{
    /// <summary>The chunks of the journal.</summary>
    public GrainJournalOptions Journal { get; init; } = new();

    /// <summary>
    /// How many shards data begin with where it is not set. Default 8, so that the nodes of a cluster share them. One process with one store
    /// takes fewer: each shard that writes is one more write for the same commands.
    /// </summary>
    public int ShardsOfNewData { get; init; } = 8;

    /// <summary>After how many chunks the index is saved, which bounds what is read at activation. Default 1,024: 4 MiB and more.</summary>
    public int ChunksPerSnapshot { get; init; } = 1024;
}
