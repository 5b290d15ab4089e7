namespace Trading.Exchange.Statistics;

/// <summary>The newest candles of one interval.</summary>
internal sealed class KlineSeries(long lengthMs)
{
    /// <summary>How many candles are kept: of minutes a little more than a day.</summary>
    public const int Capacity = 1_500;

    private readonly Recent<Kline> _klines = new(Capacity);

    /// <summary>How long a candle lasts, in milliseconds.</summary>
    public long LengthMs => lengthMs;

    /// <summary>How many there are.</summary>
    public int Count => _klines.Count;

    /// <summary>One of them, the oldest being 0.</summary>
    public Kline this[int index] => _klines[index];

    /// <summary>Adds a trade, which is not older than those before, with what it cost.</summary>
    public void Add(in MarketTrade trade, Int128 quote)
    {
        var openMs = OpenMsOf(trade.TimeMs);
        var kline = new Kline(openMs, trade.Ticks, trade.Ticks, trade.Ticks, trade.Ticks, trade.Lots, quote, 1);
        if (Count > 0 && _klines.Newest.OpenMs == openMs)
            _klines.Newest = Sum(_klines.Newest, kline);
        else
            _klines.Add(kline);
    }

    /// <summary>Puts back a candle that was saved; false where it cannot follow those before.</summary>
    public bool TryRestore(in Kline kline)
    {
        if (OpenMsOf(kline.OpenMs) != kline.OpenMs || Count > 0 && kline.OpenMs <= _klines.Newest.OpenMs || Count == Capacity)
            return false;
        _klines.Add(kline);
        return true;
    }

    /// <summary>When the interval of a time began; Unix milliseconds.</summary>
    public long OpenMsOf(long timeMs) => timeMs - timeMs % lengthMs;

    /// <summary>Those that began at a time or later, of these the newest, at most so many; oldest first.</summary>
    public Kline[] Since(long openMs, int limit) => _klines.Last(Math.Min(limit, Count - FirstSince(openMs)));

    /// <summary>Those that began at a time or later as one candle; the default where there is none.</summary>
    public Kline SumSince(long openMs)
    {
        var first = FirstSince(openMs);
        var sum = first < Count ? _klines[first] : default;
        for (var i = first + 1; i < Count; i++)
            sum = Sum(sum, _klines[i]);
        return sum;
    }

    private int FirstSince(long openMs)
    {
        var first = Count;
        while (first > 0 && _klines[first - 1].OpenMs >= openMs)
            first--;
        return first;
    }

    private static Kline Sum(in Kline kline, in Kline later) => kline with
    {
        HighTicks = Math.Max(kline.HighTicks, later.HighTicks),
        LowTicks = Math.Min(kline.LowTicks, later.LowTicks),
        CloseTicks = later.CloseTicks,
        VolumeLots = kline.VolumeLots + later.VolumeLots,
        VolumeQuote = kline.VolumeQuote + later.VolumeQuote,
        Trades = kline.Trades + later.Trades,
    };
}
