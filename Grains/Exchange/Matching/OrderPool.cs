namespace Trading.Exchange.Matching;

/// <summary>The open orders of a book in slots that are used again; slot 0 stands for none. It only grows.</summary>
internal sealed class OrderPool
{
    private int _free;
    private int _used;

    /// <summary>A pool with room for so many orders before it has to grow.</summary>
    public OrderPool(int capacity)
    {
        Orders = new RestingOrder[capacity + 1];
        Records = new OrderRecord[capacity + 1];
    }

    /// <summary>The orders by slot. Renting a slot may replace the array.</summary>
    public RestingOrder[] Orders { get; private set; }

    /// <summary>The other part of the orders, by slot. Renting a slot may replace the array.</summary>
    public OrderRecord[] Records { get; private set; }

    /// <summary>How many slots are taken.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a slot.</summary>
    public int Rent()
    {
        var slot = _free;
        if (slot == 0)
        {
            if (_used + 1 == Orders.Length)
                Grow();
            slot = ++_used;
        }
        else
        {
            _free = Orders[slot].Next;
        }

        Count++;
        return slot;
    }

    /// <summary>Gives a slot back.</summary>
    public void Return(int slot)
    {
        // The slot that was used last is taken first: it is in the cache.
        ref var order = ref Orders[slot];
        order.Number = 0;
        order.Next = _free;
        _free = slot;
        Count--;
    }

    private void Grow()
    {
        var (orders, records) = (Orders, Records);
        Array.Resize(ref orders, orders.Length * 2);
        Array.Resize(ref records, records.Length * 2);
        (Orders, Records) = (orders, records);
    }
}
