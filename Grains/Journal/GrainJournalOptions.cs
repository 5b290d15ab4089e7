namespace Trading.Journal;

/// <summary>
/// Settings of a journal. They may differ from one activation to the next: what is stored says itself where a chunk ends.
/// </summary>
public sealed record GrainJournalOptions
{
    /// <summary>
    /// The size at which a chunk takes no more entries, in bytes; default 4 KiB. Until then each write stores the chunk anew: up to a page,
    /// the least that a disk writes, that costs the disk nothing; beyond it most of what is written would be written again.
    /// </summary>
    public int ChunkBytes { get; init; } = 4 << 10;

    /// <summary>
    /// The most that one chunk holds, in bytes; default 1 MiB. A longer group of entries takes several, and an entry that is longer by
    /// itself has a chunk of its own. At least <see cref="ChunkBytes"/>.
    /// </summary>
    public int MaxChunkBytes { get; init; } = 1 << 20;

    /// <summary>
    /// After how many chunks the head record is written again; default 256. It bounds how many chunks are read to find the last one.
    /// </summary>
    public int HeadInterval { get; init; } = 256;

    /// <summary>
    /// The longest entry, in bytes; default 128 MiB, half of what the local store takes for one record. What an account does at once is one
    /// entry, and after a restart that may be the expiry of all that was pending.
    /// </summary>
    public int MaxEntryBytes { get; init; } = 128 << 20;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ChunkBytes, ChunkFormat.HeaderBytes + ChunkFormat.LengthBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxChunkBytes, ChunkBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(HeadInterval, 1);
    }
}
