using Trading.Journal;

namespace Trading.Exchange;

/// <summary>
/// Sizes of a book's journal that are no setting, as nobody gains by other ones. A simulator registers smaller ones, so that short runs
/// reach the ends of chunks, and snapshots.
/// </summary>
public sealed record BookTuning
{
    /// <summary>The chunks of the journal.</summary>
    public GrainJournalOptions Journal { get; init; } = new();

    /// <summary>After how many entries the book is saved, which bounds what is executed again at activation. Default 20,000.</summary>
    public int EntriesPerSnapshot { get; init; } = 20_000;
}
