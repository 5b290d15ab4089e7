namespace Trading.Exchange.Matching;

/// <summary>
/// What matching and cancelling need of an order: 32 bytes, so that it takes part in no more than one cache line, or seldom two.
/// </summary>
internal struct RestingOrder
{
    /// <summary>The order's number; 0 in a free slot.</summary>
    public long Number;

    /// <summary>What is left of the order, in lots.</summary>
    public long Lots;

    /// <summary>Who placed it.</summary>
    public int Owner;

    /// <summary>The slot of its level; 0 while it does not rest.</summary>
    public int Level;

    /// <summary>The slot of the next order in the level's queue, or in the list of free slots; 0 at the end.</summary>
    public int Next;

    /// <summary>The slot of the order before it; 0 at the head.</summary>
    public int Previous;
}
