namespace Trading.Gateway.Live;

/// <summary>
/// What waits for one client, in order: frames, and subscriptions that want to be told the latest when it is their turn. It takes no
/// memory until it is used.
/// </summary>
internal sealed class OutboxQueue
{
    private const int EntriesAtFirst = 4;

    // What gathers for a client of a busy channel while its lane goes round. An array that were given back after each round would be garbage
    // ten times a second, for each of ten thousand clients.
    private const int EntriesKept = 64;

    private object?[] _entries = [];
    private int _start;

    /// <summary>How many entries wait.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are frames.</summary>
    public int Frames { get; private set; }

    /// <summary>Adds an entry at the end.</summary>
    public void Add(object entry)
    {
        if (Count == _entries.Length)
            Grow();
        _entries[(_start + Count) % _entries.Length] = entry;
        Count++;
        if (entry is LiveFrame)
            Frames++;
    }

    /// <summary>The first entry; there must be one.</summary>
    public object Peek() => _entries[_start]!;

    /// <summary>Replaces the first entry by the frame that has become of it.</summary>
    public void ReplaceFirst(LiveFrame frame)
    {
        if (_entries[_start] is not LiveFrame)
            Frames++;
        _entries[_start] = frame;
    }

    /// <summary>Removes the first entry.</summary>
    public void RemoveFirst()
    {
        if (_entries[_start] is LiveFrame)
            Frames--;
        _entries[_start] = null;
        _start = (_start + 1) % _entries.Length;
        Count--;
        if (Count == 0 && _entries.Length > EntriesKept)
            Clear();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _entries = [];
        _start = 0;
        Count = 0;
        Frames = 0;
    }

    private void Grow()
    {
        var larger = new object?[Math.Max(EntriesAtFirst, 2 * Count)];
        for (var i = 0; i < Count; i++)
            larger[i] = _entries[(_start + i) % _entries.Length];
        _entries = larger;
        _start = 0;
    }
}
