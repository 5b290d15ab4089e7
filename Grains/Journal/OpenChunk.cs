namespace Trading.Journal;

/// <summary>The chunk that entries are added to: in one buffer, as it is stored.</summary>
internal sealed class OpenChunk
{
    private byte[] _buffer;
    private int _length = ChunkFormat.HeaderBytes;
    private int _count;
    private int _storedLength = ChunkFormat.HeaderBytes;

    // True once someone outside reads the buffer: then it cannot serve for the next chunk.
    private bool _shared;

    private OpenChunk(long number, JournalRecord record, byte[] buffer)
    {
        Number = number;
        Record = record;
        _buffer = buffer;
    }

    internal long Number { get; }

    internal JournalRecord Record { get; }

    /// <summary>Bytes with the entries that are not stored yet.</summary>
    internal int Length => _length;

    /// <summary>Entries with those that are not stored yet.</summary>
    internal int Count => _count;

    /// <summary>Entries that are stored.</summary>
    internal int StoredCount { get; private set; }

    /// <summary>True if the stored chunk takes no more entries.</summary>
    internal bool IsClosed { get; private set; }

    internal static OpenChunk Create(long number, JournalRecord record, int capacity) => new(number, record, new byte[capacity]);

    /// <summary>Goes on with a chunk that was read.</summary>
    internal static OpenChunk Resume(JournalChunk chunk, JournalRecord record, int capacity)
    {
        int length = ChunkFormat.HeaderBytes + chunk.EntryBytes.Length;
        byte[] buffer = new byte[Math.Max(length, capacity)];
        chunk.EntryBytes.Span.CopyTo(buffer.AsSpan(ChunkFormat.HeaderBytes));
        return new OpenChunk(chunk.Number, record, buffer)
        {
            _length = length,
            _count = chunk.Count,
            _storedLength = length,
            StoredCount = chunk.Count,
            IsClosed = chunk.IsClosed,
        };
    }

    /// <summary>Begins the chunk after this one, which is closed.</summary>
    internal OpenChunk Next(JournalRecord record, int capacity) =>
        new(Number + 1, record, _shared ? new byte[capacity] : _buffer);

    /// <summary>True where one more entry fits; the first one always does.</summary>
    internal bool HasRoom(int entryLength, int maxBytes) => _count == 0 || _length + ChunkFormat.LengthBytes + entryLength <= maxBytes;

    internal void Add(ReadOnlySpan<byte> entry)
    {
        int needed = _length + ChunkFormat.LengthBytes + entry.Length;
        if (needed > _buffer.Length)
        {
            byte[] larger = new byte[Math.Max(needed, 2 * _buffer.Length)];
            _buffer.AsSpan(0, _length).CopyTo(larger);
            _buffer = larger;
            _shared = false;
        }

        ChunkFormat.WriteEntry(_buffer.AsSpan(_length), entry);
        _length = needed;
        _count++;
    }

    /// <summary>Stores the chunk with all its entries. Nothing is added to it before <see cref="MarkStored"/>.</summary>
    internal Task StoreAsync(bool close)
    {
        ChunkFormat.WriteHeader(_buffer, Number, _count, close);
        return Record.WriteAsync(_buffer.AsMemory(0, _length));
    }

    /// <summary>Says that what was to be stored is durable.</summary>
    internal void MarkStored(bool close)
    {
        _storedLength = _length;
        StoredCount = _count;
        IsClosed = close;
    }

    /// <summary>The stored entries, without a copy.</summary>
    internal JournalChunk View()
    {
        _shared = true;
        var entries = _buffer.AsMemory(ChunkFormat.HeaderBytes, _storedLength - ChunkFormat.HeaderBytes);
        return new JournalChunk(Number, StoredCount, entries, IsClosed);
    }
}
