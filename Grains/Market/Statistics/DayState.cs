namespace Trading.Market.Statistics;

/// <summary>The totals of each currency on one day.</summary>
internal sealed class DayState(long day)
{
    private readonly CurrencyDay[] _currencies = new CurrencyDay[CurrencyIndex.Count];

    /// <summary>The day since 1970.</summary>
    public long Day => day;

    /// <summary>Adds a message.</summary>
    public void Add(in TradeMessage message)
    {
        ref var sold = ref _currencies[CurrencyIndex.Of(message.Pair.From)];
        sold.Sales++;
        sold.Sold += message.AmountSell.Units;
        ref var bought = ref _currencies[CurrencyIndex.Of(message.Pair.To)];
        bought.Purchases++;
        bought.Bought += message.AmountBuy.Units;
    }

    /// <summary>The currencies that were traded, in alphabetical order.</summary>
    public IEnumerable<DayTotals> Totals()
    {
        for (var i = 0; i < _currencies.Length; i++)
        {
            var of = _currencies[i];
            if (!of.IsEmpty)
                yield return new DayTotals(day * DayTable.DayMs, CurrencyIndex.CurrencyOf(i), of.Sales, of.Sold, of.Purchases, of.Bought);
        }
    }

    /// <summary>Puts a currency back that was saved; false where it is there already, or could not have been.</summary>
    public bool TryRestore(in DayTotals totals)
    {
        ref var of = ref _currencies[CurrencyIndex.Of(totals.Currency)];
        if (!of.IsEmpty || totals.Sales < 0 || totals.Purchases < 0
            || totals.SoldUnits < totals.Sales || totals.BoughtUnits < totals.Purchases)
            return false;
        of = new CurrencyDay { Sales = totals.Sales, Sold = totals.SoldUnits, Purchases = totals.Purchases, Bought = totals.BoughtUnits };
        return !of.IsEmpty;
    }

    private struct CurrencyDay
    {
        public long Sales;
        public Int128 Sold;
        public long Purchases;
        public Int128 Bought;

        public readonly bool IsEmpty => Sales == 0 && Purchases == 0;
    }
}
