namespace Trading.Persistence.Local;

/// <summary>All keys of the store. Guarded by the store's lock.</summary>
internal sealed class RecordIndex
{
    private readonly Dictionary<byte[], RecordEntry> _entries;
    private readonly Dictionary<byte[], RecordEntry>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    internal RecordIndex()
    {
        _entries = new Dictionary<byte[], RecordEntry>(KeyComparer.Instance);
        _lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    internal RecordEntry? Find(ReadOnlySpan<byte> key) => _lookup.TryGetValue(key, out RecordEntry? entry) ? entry : null;

    internal RecordEntry FindOrAdd(ReadOnlySpan<byte> key)
    {
        if (!_lookup.TryGetValue(key, out RecordEntry? entry))
        {
            byte[] copy = key.ToArray();
            entry = new RecordEntry(copy);
            _entries.Add(copy, entry);
        }

        return entry;
    }

    internal void Remove(RecordEntry entry) => _entries.Remove(entry.Key);
}
