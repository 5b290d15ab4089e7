namespace Trading.Market.Statistics;

/// <summary>Totals of each currency on each of the last days that have messages.</summary>
internal sealed class DayTable(int daysMax)
{
    /// <summary>The length of a day.</summary>
    public const long DayMs = 86_400_000;

    // By rising days; nearly every message is of the last one.
    private readonly List<DayState> _days = [];

    /// <summary>Adds a message. One of a day that is older than all that are kept, where no more can be kept, is passed over.</summary>
    public void Add(long receivedMs, in TradeMessage message) => Find(receivedMs / DayMs)?.Add(message);

    /// <summary>The last days, oldest first.</summary>
    public DayTotals[] Last(int days) => [.. _days.Skip(Math.Max(0, _days.Count - days)).SelectMany(day => day.Totals())];

    /// <summary>Writes all.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_days.Count);
        foreach (var day in _days)
        {
            var totals = day.Totals().ToArray();
            output.Signed(day.Day);
            output.Unsigned((ulong)totals.Length);
            foreach (var of in totals)
            {
                output.Unsigned(of.Currency.Packed);
                output.Signed(of.Sales);
                output.Wide(of.SoldUnits);
                output.Signed(of.Purchases);
                output.Wide(of.BoughtUnits);
            }
        }
    }

    /// <summary>Reads all into an empty table; throws <see cref="FormatException"/> on what is no table.</summary>
    public void Load(ref BinaryReaderOver input)
    {
        for (var left = input.Count(daysMax); left > 0; left--)
        {
            var day = new DayState(input.Signed());
            if (_days.Count > 0 && day.Day <= _days[^1].Day)
                throw new FormatException($"Totals of day {day.Day} after those of {_days[^1].Day}.");
            for (var currencies = input.Count(CurrencyIndex.Count); currencies > 0; currencies--)
            {
                if (!Currency.TryUnpack(input.Count(ushort.MaxValue), out var currency))
                    throw new FormatException("Totals of a currency that is not known to this version.");
                var (sales, sold) = (input.Signed(), input.Wide());
                var totals = new DayTotals(day.Day * DayMs, currency, sales, sold, input.Signed(), input.Wide());
                if (!day.TryRestore(totals))
                    throw new FormatException($"Totals of a day that cannot be: {totals}.");
            }

            _days.Add(day);
        }
    }

    private DayState? Find(long day)
    {
        var after = _days.Count;
        while (after > 0 && _days[after - 1].Day > day)
            after--;
        if (after > 0 && _days[after - 1].Day == day)
            return _days[after - 1];
        if (_days.Count == daysMax)
        {
            if (after == 0)
                return null;
            _days.RemoveAt(0);
            after--;
        }

        var added = new DayState(day);
        _days.Insert(after, added);
        return added;
    }
}
