namespace Trading.Exchange.Matching;

/// <summary>What an order would trade at once, found by walking the makers' side as matching does, without changing it.</summary>
internal static class FillPreview
{
    /// <summary>True where an order trades whole.</summary>
    public static bool FillsWhole(Taker taker, HalfBook makers, LevelPool levels, OrderPool orders, in BookTerms terms)
    {
        // Sums of levels say no in time, and yes too where neither owner nor budget matter.
        var offered = 0L;
        for (var slot = makers.Best; slot != 0 && offered < taker.Lots; slot = makers.NextAfter(slot))
        {
            ref readonly var level = ref levels.Levels[slot];
            if (makers.KeyOf(level.PriceTicks) > taker.LimitKey)
                break;
            offered += level.Lots;
        }

        if (offered < taker.Lots)
            return false;
        if (taker.SelfTradePrevention == SelfTradePrevention.None && !taker.HasBudget)
            return true;
        return Walk(taker, makers, levels, orders, terms).Lots == taker.Lots;
    }

    /// <summary>How much an order trades, and what that costs.</summary>
    public static FillEstimate Walk(Taker taker, HalfBook makers, LevelPool levels, OrderPool orders, in BookTerms terms)
    {
        var (wanted, notional, fee) = (taker.Lots, Int128.Zero, Int128.Zero);
        for (var slot = makers.Best; slot != 0 && taker.Lots > 0 && !taker.IsStopped; slot = makers.NextAfter(slot))
        {
            ref readonly var level = ref levels.Levels[slot];
            if (makers.KeyOf(level.PriceTicks) > taker.LimitKey)
                break;
            for (var next = level.First; next != 0 && taker.Lots > 0 && !taker.IsStopped; next = orders.Orders[next].Next)
            {
                ref readonly var maker = ref orders.Orders[next];
                if (taker.MustNotTradeWith(maker))
                {
                    taker.IsStopped = taker.SelfTradePrevention != SelfTradePrevention.CancelMaker;
                    continue;
                }

                var fill = terms.Notional(level.PriceTicks, taker.Take(maker.Lots, level.PriceTicks, terms));
                notional += fill;
                fee += terms.TakerFee(fill);
            }
        }

        return new FillEstimate(wanted - taker.Lots, notional, fee);
    }
}
