using Trading.Journal;

namespace Trading.Audit;

/// <summary>
/// Numbers of the audit journal that are no setting of their own, as nobody gains by other ones. A simulator registers smaller ones, so that
/// short runs reach the ends of chunks, and snapshots.
/// </summary>
public sealed record AuditTuning
{
    private const int ShardsMax = 8;

    /// <summary>
    /// For a process that has its data to itself. All shards write to one store there, and each that writes is one more write for the same
    /// commands: so new data get one for two processors.
    /// </summary>
    public static AuditTuning OfOneProcess { get; } = new() { ShardsOfNewData = Math.Clamp(Environment.ProcessorCount / 2, 1, ShardsMax) };

    /// <summary>The chunks of the journal.</summary>
    public GrainJournalOptions Journal { get; init; } = new();

    /// <summary>How many shards data begin with where it is not set. Default 8, so that the nodes of a cluster share them.</summary>
    public int ShardsOfNewData { get; init; } = ShardsMax;

    /// <summary>After how many chunks the index is saved, which bounds what is read at activation. Default 1,024: 4 MiB and more.</summary>
    public int ChunksPerSnapshot { get; init; } = 1024;
}
