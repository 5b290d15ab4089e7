namespace Trading.Journal;

/// <summary>
/// Hears how an append to a <see cref="GrainJournal"/> ended, once, in a turn of the grain. It is called in the middle of the journal's
/// work and must neither call the journal nor throw.
/// </summary>
public interface IAppendCompletion
{
    /// <summary>The entry is durable.</summary>
    void OnAppended(JournalPosition position);

    /// <summary>Whether the entry was stored is unknown, and the journal is over.</summary>
    void OnFailed(Exception cause);
}
