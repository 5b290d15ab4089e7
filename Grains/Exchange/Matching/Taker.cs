namespace Trading.Exchange.Matching;

/// <summary>An order while it takes.</summary>
internal struct Taker
{
    /// <summary>Its number; 0 while it is only asked what it would do.</summary>
    public long Number;

    /// <summary>Who placed it.</summary>
    public int Owner;

    /// <summary>Its side.</summary>
    public OrderSide Side;

    /// <summary>What happens where it meets an order of its owner.</summary>
    public SelfTradePrevention SelfTradePrevention;

    /// <summary>True once it must not go on, though something is left of it and the book may have more.</summary>
    public bool IsStopped;

    /// <summary>True where that is because it met an order of its owner.</summary>
    public bool MetItsOwner;

    /// <summary>True where <see cref="Budget"/> limits it.</summary>
    public bool HasBudget;

    /// <summary>The worst price that it takes, as a key of the makers' side.</summary>
    public long LimitKey;

    /// <summary>What is left of it, in lots.</summary>
    public long Lots;

    /// <summary>What it may still spend, in units of the quote asset.</summary>
    public long Budget;

    /// <summary>A new order as a taker.</summary>
    public static Taker Of(in NewOrder order, HalfBook makers) => new()
    {
        Owner = order.Owner,
        Side = order.Side,
        SelfTradePrevention = order.SelfTradePrevention,
        HasBudget = order.Budget > 0,
        LimitKey = order.Type == OrderType.Market ? long.MaxValue : makers.KeyOf(order.PriceTicks),
        Lots = order.Lots,
        Budget = order.Budget,
    };

    /// <summary>True where it meets an order of its owner and must not trade with it.</summary>
    public readonly bool MustNotTradeWith(in RestingOrder maker) =>
        maker.Owner == Owner && SelfTradePrevention != SelfTradePrevention.None;

    /// <summary>
    /// How much of a maker it takes, in lots, and what it spends on that; where its budget ends there it is stopped. 0 where it affords
    /// nothing.
    /// </summary>
    public long Take(long makerLots, long priceTicks, in BookTerms terms)
    {
        var lots = Math.Min(makerLots, Lots);
        if (HasBudget)
        {
            var affordable = terms.LotsWithin(Budget, priceTicks);
            if (affordable < lots)
            {
                lots = affordable;
                IsStopped = true;
            }

            var notional = terms.Notional(priceTicks, lots);
            Budget -= (long)(notional + terms.TakerFee(notional));
        }

        Lots -= lots;
        return lots;
    }
}
