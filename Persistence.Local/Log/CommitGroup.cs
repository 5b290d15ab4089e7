using System.Runtime.InteropServices;

namespace Trading.Persistence.Local;

/// <summary>
/// The records that go to the disk together: one buffer, one write, one flush. Filled under the store's lock; then the writer has it alone.
/// </summary>
internal sealed class CommitGroup
{
    private const int InitialBytes = 64 << 10;

    // One completion for all writers of the group, so that a write costs no completion of its own. Their continuations run on the pool,
    // each by itself: none of them can hold up the writer's thread or another continuation.
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingRecord> _records;
    private byte[] _buffer;

    /// <summary>A group whose first record will have the sequence <paramref name="firstSequence"/>.</summary>
    internal CommitGroup(long firstSequence)
        : this(firstSequence, new byte[InitialBytes], [])
    {
    }

    private CommitGroup(long firstSequence, byte[] buffer, List<PendingRecord> records)
    {
        FirstSequence = firstSequence;
        _buffer = buffer;
        _records = records;
    }

    internal int Length { get; private set; }

    internal bool IsEmpty => Length == 0;

    internal long FirstSequence { get; }

    internal long NextSequence => FirstSequence + _records.Count;

    internal ReadOnlySpan<PendingRecord> Records => CollectionsMarshal.AsSpan(_records);

    /// <summary>The records as they go into the file.</summary>
    internal ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Ends when the fate of the group is known: true if it is durable, false if the store stopped first.</summary>
    internal Task<bool> Committed => _completion.Task;

    /// <summary>Copies a record in.</summary>
    /// <param name="entry">The entry of its key.</param>
    /// <param name="kind">What it says.</param>
    /// <param name="version">Its version; 0 for that of a new value, which is its sequence.</param>
    /// <param name="payload">Its payload.</param>
    /// <returns>Its version.</returns>
    internal long Add(RecordEntry entry, RecordKind kind, long version, ReadOnlySpan<byte> payload)
    {
        long sequence = NextSequence;
        if (version == 0)
        {
            version = sequence;
        }

        int length = RecordHeader.Size + entry.Key.Length + payload.Length;
        var header = new RecordHeader(length, 0, sequence, version, (uint)_records.Count, entry.Key.Length, kind);
        Span<byte> record = Grow(header.PaddedLength);
        header.Write(record);
        entry.Key.CopyTo(record[RecordHeader.Size..]);
        payload.CopyTo(record[(RecordHeader.Size + entry.Key.Length)..]);
        record[length..].Clear();
        _records.Add(new PendingRecord(entry, Length - record.Length, record.Length, kind, version));
        entry.SetPending(this, kind, version);
        return version;
    }

    /// <summary>Puts the checksums in, for a segment with this salt.</summary>
    internal void Seal(uint salt)
    {
        foreach (PendingRecord record in Records)
        {
            RecordHeader.Seal(_buffer.AsSpan(record.Offset, record.Length), salt);
        }
    }

    internal void Complete(bool durable) => _completion.SetResult(durable);

    /// <summary>Makes another group with the buffers of this one, which is over.</summary>
    /// <param name="firstSequence">The sequence of its first record.</param>
    /// <param name="maxBytes">A buffer that an unusual record made larger than this is not kept.</param>
    internal CommitGroup Recycle(long firstSequence, int maxBytes)
    {
        byte[] buffer = _buffer.Length <= maxBytes ? _buffer : new byte[InitialBytes];
        _buffer = [];
        _records.Clear();
        return new CommitGroup(firstSequence, buffer, _records);
    }

    private Span<byte> Grow(int count)
    {
        int needed = checked(Length + count);
        if (needed > _buffer.Length)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>((int)Math.Max(needed, Math.Min(2L * _buffer.Length, Array.MaxLength)));
            Bytes.CopyTo(larger);
            _buffer = larger;
        }

        Span<byte> added = _buffer.AsSpan(Length, count);
        Length = needed;
        return added;
    }
}
