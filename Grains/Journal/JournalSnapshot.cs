namespace Trading.Journal;

/// <summary>A state that stands for a beginning of the journal.</summary>
/// <param name="State">The state, in its owner's format.</param>
/// <param name="UpTo">The entries before this place are in it; those from here on are to be applied to it.</param>
public sealed record JournalSnapshot(ReadOnlyMemory<byte> State, JournalPosition UpTo);
