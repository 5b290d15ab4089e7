namespace Trading.Journal;

/// <summary>
/// Settings of a journal. They may differ from one activation to the next: what is stored says itself where a chunk ends.
/// </summary>
public sealed record GrainJournalOptions
{
    /// <summary>
    /// The size at which a chunk takes no more entries, in bytes; default 16 KiB. Until then each write stores the chunk anew, so that a
    /// smaller one costs less for each write and more records for each journal.
    /// </summary>
    public int ChunkBytes { get; init; } = 16 << 10;

    /// <summary>
    /// The most that one chunk holds, in bytes; default 1 MiB. A longer group of entries takes several. At least
    /// <see cref="ChunkBytes"/>.
    /// </summary>
    public int MaxChunkBytes { get; init; } = 1 << 20;

    /// <summary>
    /// After how many chunks the head record is written again; default 64. It bounds how many chunks are read to find the last one.
    /// </summary>
    public int HeadInterval { get; init; } = 64;

    /// <summary>The longest entry that fits, in bytes.</summary>
    public int MaxEntryBytes => MaxChunkBytes - ChunkFormat.HeaderBytes - ChunkFormat.LengthBytes;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ChunkBytes, ChunkFormat.HeaderBytes + ChunkFormat.LengthBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxChunkBytes, ChunkBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(HeadInterval, 1);
    }
}
