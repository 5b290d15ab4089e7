namespace Trading.Exchange.Statistics;

/// <summary>The newest of many things: a ring that forgets the oldest when it is full.</summary>
internal sealed class Recent<T>(int capacity)
    where T : struct
{
    private const int FirstLength = 16;

    private T[] _items = new T[Math.Min(FirstLength, capacity)];
    private int _first;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The newest; there must be one.</summary>
    public ref T Newest => ref _items[(_first + Count - 1) % _items.Length];

    /// <summary>One of them, the oldest being 0.</summary>
    public ref readonly T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            return ref _items[(_first + index) % _items.Length];
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(in T item)
    {
        if (Count == _items.Length && Count < capacity)
            Grow();
        if (Count < _items.Length)
            Count++;
        else
            _first = (_first + 1) % _items.Length;
        Newest = item;
    }

    /// <summary>The newest, at most so many, oldest first.</summary>
    public T[] Last(int limit)
    {
        var last = new T[Math.Min(Math.Max(0, limit), Count)];
        for (var i = 0; i < last.Length; i++)
            last[i] = this[Count - last.Length + i];
        return last;
    }

    // Only a ring that was never full grows, and so its first is at the beginning.
    private void Grow() => Array.Resize(ref _items, Math.Min(capacity, _items.Length * 4));
}
