namespace Trading.Exchange.Matching;

/// <summary>A price at which orders rest, with their queue in the order of time.</summary>
internal struct Level
{
    /// <summary>The price in ticks.</summary>
    public long PriceTicks;

    /// <summary>The sum of what is left of the orders, in lots.</summary>
    public long Lots;

    /// <summary>The slot of the order that trades first.</summary>
    public int First;

    /// <summary>The slot of the order that trades last.</summary>
    public int Last;

    /// <summary>The node of the ladder that holds it; in a free slot the next free one.</summary>
    public int Leaf;

    /// <summary>The side.</summary>
    public OrderSide Side;
}
