namespace Trading.Journal;

/// <summary>The entries of one chunk, as they are stored: reading them copies nothing. Never changes.</summary>
public sealed class JournalChunk
{
    private readonly ReadOnlyMemory<byte> _entries;

    internal JournalChunk(long number, int count, ReadOnlyMemory<byte> entries, bool isClosed)
    {
        Number = number;
        Count = count;
        _entries = entries;
        IsClosed = isClosed;
    }

    /// <summary>The number of the chunk, from 0.</summary>
    public long Number { get; }

    /// <summary>How many entries it has.</summary>
    public int Count { get; }

    /// <summary>True if it will not get more.</summary>
    public bool IsClosed { get; }

    internal ReadOnlyMemory<byte> EntryBytes => _entries;

    /// <summary>Goes through the entries in the order of appending.</summary>
    public Enumerator GetEnumerator() => new(_entries);

    /// <summary>The entries of a chunk, one after the other.</summary>
    public struct Enumerator
    {
        private ReadOnlyMemory<byte> _rest;

        internal Enumerator(ReadOnlyMemory<byte> entries)
        {
            _rest = entries;
        }

        /// <summary>The entry.</summary>
        public ReadOnlyMemory<byte> Current { get; private set; }

        /// <summary>Goes to the next entry; false if there is none.</summary>
        public bool MoveNext()
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            Current = ChunkFormat.EntryAt(_rest);
            _rest = _rest[(ChunkFormat.LengthBytes + Current.Length)..];
            return true;
        }
    }
}
