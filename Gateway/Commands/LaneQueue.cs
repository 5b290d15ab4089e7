namespace Trading.Gateway.Commands;

/// <summary>
/// The waiting commands of a lane, oldest first, in a ring that grows by doubling. Its owner guards every call with a lock. What
/// <see cref="Peek"/> has returned may be read without the lock until it is discarded: entries are added behind it, and a ring that has
/// grown leaves the old one as it was.
/// </summary>
internal sealed class LaneQueue
{
    private const int CapacityMin = 16;

    private LaneEntry[] _ring = [];
    private int _head;

    /// <summary>The number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an entry behind all others.</summary>
    public void Add(in LaneEntry entry)
    {
        if (Count == _ring.Length)
            Grow();
        _ring[(_head + Count) & (_ring.Length - 1)] = entry;
        Count++;
    }

    /// <summary>A view of the oldest entries, at most <paramref name="countMax"/> of them.</summary>
    public LaneEntries Peek(int countMax) => new(_ring, _head, Math.Min(Count, countMax));

    /// <summary>Removes the oldest entries.</summary>
    public void Discard(int count)
    {
        var tail = Math.Min(count, _ring.Length - _head);
        Array.Clear(_ring, _head, tail);
        Array.Clear(_ring, 0, count - tail);
        Count -= count;
        _head = Count == 0 ? 0 : (_head + count) & (_ring.Length - 1);
        if (Count == 0 && _ring.Length > CapacityMin)
            _ring = [];
    }

    private void Grow()
    {
        var grown = new LaneEntry[Math.Max(CapacityMin, _ring.Length * 2)];
        var tail = Math.Min(Count, _ring.Length - _head);
        Array.Copy(_ring, _head, grown, 0, tail);
        Array.Copy(_ring, 0, grown, tail, Count - tail);
        _ring = grown;
        _head = 0;
    }
}
