namespace Trading.Accounts;

/// <summary>The last <see cref="Capacity"/> commands of an account; older ones are in the audit journal only.</summary>
internal sealed class History
{
    /// <summary>The number of entries kept (gateway.md: at least the last 100).</summary>
    public const int Capacity = 100;

    private HistoryEntry[] _entries = new HistoryEntry[4];
    private long _added;

    /// <summary>The number of entries held.</summary>
    public int Count => (int)Math.Min(_added, Capacity);

    /// <summary>The number of entries ever added.</summary>
    public long Added => _added;

    /// <summary>The entry added at that turn, from 0; it must be among the last <see cref="Count"/>.</summary>
    public ref readonly HistoryEntry this[long turn] => ref _entries[turn % _entries.Length];

    /// <summary>Adds the newest entry; the oldest goes where there is no room.</summary>
    public void Add(in HistoryEntry entry)
    {
        if (_added == _entries.Length && _entries.Length < Capacity)
            Array.Resize(ref _entries, Math.Min(Capacity, _entries.Length * 4));
        _entries[_added % _entries.Length] = entry;
        _added++;
    }

    /// <summary>
    /// Restores a history of which only the newest entries are known; throws <see cref="FormatException"/> where that many cannot be.
    /// </summary>
    public static History Restore(long added, ReadOnlySpan<HistoryEntry> oldestFirst)
    {
        if (oldestFirst.Length != Math.Min(added, Capacity))
            throw new FormatException($"A history of {added} entries has {oldestFirst.Length} in store.");
        var history = new History { _added = added - oldestFirst.Length };
        if (history._added > 0)
            history._entries = new HistoryEntry[Capacity];
        foreach (var entry in oldestFirst)
            history.Add(entry);
        return history;
    }
}
