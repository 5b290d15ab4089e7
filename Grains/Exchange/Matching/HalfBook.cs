namespace Trading.Exchange.Matching;

/// <summary>
/// One side of a book: its levels from the best, each with its queue. A side keeps its prices as keys, of which the smallest is the best: a sell's
/// ticks, and a buy's counted down from the highest number.
/// </summary>
internal sealed class HalfBook(OrderSide side, OrderPool orders, LevelPool levels)
{
    private readonly long _keyFlip = side == OrderSide.Buy ? long.MaxValue : 0;
    private readonly PriceLadder _ladder = new();
    private long _bestKey = long.MaxValue;

    /// <summary>The slot of the best level; 0 where the side is empty.</summary>
    public int Best { get; private set; }

    /// <summary>The sum of what is left of all orders of the side, in lots; so that it cannot overflow, no level's can.</summary>
    public long Lots { get; private set; }

    /// <summary>The side.</summary>
    public OrderSide Side => side;

    /// <summary>The key of a price.</summary>
    public long KeyOf(long priceTicks) => priceTicks ^ _keyFlip;

    /// <summary>True where a taker with that limit, as a key of this side, finds somebody to trade with.</summary>
    public bool IsReachedBy(long limitKey) => _bestKey <= limitKey && Best != 0;

    /// <summary>The slot of the next worse level; 0 after the last.</summary>
    public int NextAfter(int level) => _ladder.Next(levels.Levels[level].Leaf, KeyOf(levels.Levels[level].PriceTicks));

    /// <summary>Puts an order, whose lots and number are set, at the end of the queue of a price; returns the lots at that price.</summary>
    public long Append(int slot, long priceTicks)
    {
        var levelSlot = FindOrAdd(priceTicks);
        ref var order = ref orders.Orders[slot];
        ref var level = ref levels.Levels[levelSlot];
        order.Level = levelSlot;
        order.Next = 0;
        order.Previous = level.Last;
        if (level.Last == 0)
            level.First = slot;
        else
            orders.Orders[level.Last].Next = slot;
        level.Last = slot;
        Lots += order.Lots;
        return level.Lots += order.Lots;
    }

    /// <summary>Takes an order out of its queue, and its level where it was the last; returns the lots left at its price.</summary>
    public long Remove(int slot)
    {
        var all = orders.Orders;
        ref var order = ref all[slot];
        ref var level = ref levels.Levels[order.Level];
        if (order.Previous == 0)
            level.First = order.Next;
        else
            all[order.Previous].Next = order.Next;
        if (order.Next == 0)
            level.Last = order.Previous;
        else
            all[order.Next].Previous = order.Previous;
        var lots = level.Lots -= order.Lots;
        Lots -= order.Lots;
        if (level.First == 0)
            RemoveLevel(order.Level);
        order.Level = 0;
        return lots;
    }

    /// <summary>Makes an order smaller in its place; returns the lots left at its price.</summary>
    public long Shrink(int slot, long byLots)
    {
        ref var order = ref orders.Orders[slot];
        order.Lots -= byLots;
        Lots -= byLots;
        return levels.Levels[order.Level].Lots -= byLots;
    }

    /// <summary>
    /// Lets the best level begin at an order further back in its queue, as those before it are gone with so many lots; 0 where none is left.
    /// </summary>
    public void CutBest(int firstSlot, long goneLots)
    {
        ref var level = ref levels.Levels[Best];
        level.Lots -= goneLots;
        Lots -= goneLots;
        level.First = firstSlot;
        if (firstSlot == 0)
            RemoveLevel(Best);
        else
            orders.Orders[firstSlot].Previous = 0;
    }

    private int FindOrAdd(long priceTicks)
    {
        var key = KeyOf(priceTicks);
        if (key == _bestKey && Best != 0)
            return Best;
        var leaf = _ladder.LeafOf(key);
        var found = _ladder.Get(leaf, key);
        if (found != 0)
            return found;
        var slot = levels.Rent();
        levels.Levels[slot] = new Level { PriceTicks = priceTicks, Leaf = leaf, Side = side };
        _ladder.Add(leaf, key, slot);
        if (Best == 0 || key < _bestKey)
            (Best, _bestKey) = (slot, key);
        return slot;
    }

    private void RemoveLevel(int slot)
    {
        ref var level = ref levels.Levels[slot];
        _ladder.Remove(level.Leaf, KeyOf(level.PriceTicks));
        levels.Return(slot);
        if (slot != Best)
            return;
        Best = _ladder.First();
        _bestKey = Best == 0 ? long.MaxValue : KeyOf(levels.Levels[Best].PriceTicks);
    }
}
