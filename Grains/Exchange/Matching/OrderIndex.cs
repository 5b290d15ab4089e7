using System.Numerics;

namespace Trading.Exchange.Matching;

/// <summary>
/// Where the order of a number is: an open-addressed table with linear probing. Eight numbers in a row have their homes in one cache line,
/// as orders that came together are often asked for together, and the lines are scattered by a multiplication, so that no run of old orders
/// can stand in the way of new ones.
/// </summary>
internal sealed class OrderIndex
{
    private const int RunBits = 3;
    private const uint Scatter = 0x9E3779B1;

    private Entry[] _entries;
    private int _mask;
    private int _scatterShift;
    private int _count;

    /// <summary>A table with room for so many orders before it has to grow.</summary>
    public OrderIndex(int capacity) => _entries = Allocate(Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)capacity * 8 / 5)));

    /// <summary>The slot of an order; 0 where there is none of that number.</summary>
    public int Find(long number, RestingOrder[] orders)
    {
        var place = FindPlace(number, orders);
        return place < 0 ? 0 : _entries[place].Slot;
    }

    /// <summary>Adds a number that is not there.</summary>
    public void Add(long number, int slot)
    {
        if (_count >= _entries.Length / 8 * 5)
            Grow();
        _count++;
        Put(new Entry(unchecked((uint)number), slot));
    }

    /// <summary>Removes a number that is there.</summary>
    public void Remove(long number, RestingOrder[] orders)
    {
        var hole = FindPlace(number, orders);
        if (hole < 0)
            throw new InvalidOperationException($"Order {number} is not in the index.");
        _count--;
        var entries = _entries;
        for (var place = hole + 1 & _mask; entries[place].Slot != 0; place = place + 1 & _mask)
        {
            // What may stand in the hole, as its home is not between the two, moves there.
            var entry = entries[place];
            if ((place - Home(entry.Tag) & _mask) < (place - hole & _mask))
                continue;
            entries[hole] = entry;
            hole = place;
        }

        entries[hole] = default;
    }

    private int FindPlace(long number, RestingOrder[] orders)
    {
        var tag = unchecked((uint)number);
        var entries = _entries;
        for (var place = Home(tag); entries[place].Slot != 0; place = place + 1 & _mask)
            if (entries[place].Tag == tag && orders[entries[place].Slot].Number == number)
                return place;
        return -1;
    }

    private void Put(Entry entry)
    {
        var place = Home(entry.Tag);
        while (_entries[place].Slot != 0)
            place = place + 1 & _mask;
        _entries[place] = entry;
    }

    private int Home(uint tag) => unchecked((int)(((tag >> RunBits) * Scatter >> _scatterShift << RunBits) | (tag & ((1 << RunBits) - 1))));

    private void Grow()
    {
        var old = _entries;
        _entries = Allocate(old.Length * 2);
        foreach (var entry in old)
            if (entry.Slot != 0)
                Put(entry);
    }

    private Entry[] Allocate(int length)
    {
        _mask = length - 1;
        _scatterShift = 32 - (BitOperations.Log2((uint)length) - RunBits);
        return new Entry[length];
    }

    /// <summary>
    /// The low half of a number, which finds it among billions of the newest, and the slot of the order; slot 0 in a free entry.
    /// </summary>
    private readonly record struct Entry(uint Tag, int Slot);
}
