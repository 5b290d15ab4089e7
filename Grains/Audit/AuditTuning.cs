using Trading.Journal;

namespace Trading.Audit;

/// <summary>
/// Sizes of an audit shard that are no setting, as nobody gains by other ones. A simulator registers smaller ones, so that short runs
/// reach the ends of chunks, and snapshots.
/// </summary>
public sealed record AuditTuning
{
    /// <summary>The chunks of the journal.</summary>
    public GrainJournalOptions Journal { get; init; } = new();

    /// <summary>After how many chunks the index is saved, which bounds what is read at activation. Default 1,024: 4 MiB and more.</summary>
    public int ChunksPerSnapshot { get; init; } = 1024;
}
