namespace Trading.Exchange;

/// <summary>
/// The events of a user that are not durable with the user yet, oldest first, in a ring that grows as needed. Their numbers follow each
/// other.
/// </summary>
internal sealed class KeptEvents
{
    private const int CapacityMin = 8;

    private (BookEvent Event, long Entry)[] _ring = [];
    private int _first;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    /// <param name="index">0 for the oldest.</param>
    public ref readonly BookEvent this[int index] => ref _ring[_first + index & _ring.Length - 1].Event;

    /// <summary>Adds one.</summary>
    /// <param name="e">The event; its number follows that of the last one.</param>
    /// <param name="entry">The entry of the book's journal that it follows from.</param>
    public void Add(in BookEvent e, long entry)
    {
        if (Count == _ring.Length)
            Grow();
        _ring[_first + Count++ & _ring.Length - 1] = (e, entry);
    }

    /// <summary>Forgets those up to a number.</summary>
    public void RemoveUpTo(long number)
    {
        while (Count > 0 && this[0].Number <= number)
            (_first, Count) = (_first + 1 & _ring.Length - 1, Count - 1);
    }

    /// <summary>
    /// The number of the last one that follows from an entry up to a durable one; where there is none, that of the event before them all.
    /// There must be some.
    /// </summary>
    public long LastDurable(long durableEntry)
    {
        var durable = Count;
        while (durable > 0 && _ring[_first + durable - 1 & _ring.Length - 1].Entry > durableEntry)
            durable--;
        return this[0].Number + durable - 1;
    }

    /// <summary>Those after a number that follow from entries up to a durable one, at most so many.</summary>
    public BookEvent[] After(long number, long durableEntry, int max)
    {
        if (Count == 0)
            return [];
        var from = (int)Math.Clamp(number + 1 - this[0].Number, 0, Count);
        var to = from;
        while (to < Count && to - from < max && _ring[_first + to & _ring.Length - 1].Entry <= durableEntry)
            to++;
        if (to == from)
            return [];
        var events = new BookEvent[to - from];
        for (var i = from; i < to; i++)
            events[i - from] = this[i];
        return events;
    }

    private void Grow()
    {
        var larger = new (BookEvent, long)[Math.Max(CapacityMin, 2 * _ring.Length)];
        for (var i = 0; i < Count; i++)
            larger[i] = _ring[_first + i & _ring.Length - 1];
        (_ring, _first) = (larger, 0);
    }
}
