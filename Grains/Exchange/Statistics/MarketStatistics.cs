namespace Trading.Exchange.Statistics;

/// <summary>
/// What is public about the trades of one instrument (exchange.md, Statistics): the last 24 hours, candles, and the last trades. Made from the trades
/// and told the time; a time that goes back counts as the one before.
/// </summary>
/// <param name="notionalPerTickLot">Units of the quote asset that one lot costs at a price of one tick.</param>
internal sealed class MarketStatistics(long notionalPerTickLot)
{
    /// <summary>How many trades are kept.</summary>
    public const int TradesKept = 1_000;

    private const long MinuteMs = 60_000;
    private const int MinutesOfDay = 1_440;

    // By the numbers of KlineInterval.
    private readonly KlineSeries[] _series =
        [new(MinuteMs), new(5 * MinuteMs), new(15 * MinuteMs), new(60 * MinuteMs), new(MinutesOfDay * MinuteMs)];

    private readonly Recent<MarketTrade> _trades = new(TradesKept);

    /// <summary>The last trade; the default before the first.</summary>
    public MarketTrade LastTrade => _trades.Count == 0 ? default : _trades.Newest;

    /// <summary>Adds a trade; one with a number that is not above the last one's is known already, and nothing happens.</summary>
    public void Add(MarketTrade trade)
    {
        if (trade.TradeId <= LastTrade.TradeId)
            return;
        trade = trade with { TimeMs = Math.Max(trade.TimeMs, LastTrade.TimeMs) };
        var quote = (Int128)trade.Ticks * trade.Lots * notionalPerTickLot;
        foreach (var series in _series)
            series.Add(trade, quote);
        _trades.Add(trade);
    }

    /// <summary>
    /// The last 24 hours, by minutes: the one under way and the 1,439 before it. Its best bid and ask are left for the book to say.
    /// </summary>
    /// <param name="nowMs">The time; Unix milliseconds.</param>
    public Ticker Ticker(long nowMs)
    {
        var minutes = Series(KlineInterval.OneMinute);
        var minute = minutes.OpenMsOf(Math.Max(nowMs, LastTrade.TimeMs));
        var day = minutes.SumSince(minute - (MinutesOfDay - 1) * MinuteMs);
        return new Ticker
        {
            TimeMs = nowMs,
            OpenTicks = day.OpenTicks,
            HighTicks = day.HighTicks,
            LowTicks = day.LowTicks,
            LastTicks = LastTrade.Ticks,
            VolumeLots = day.VolumeLots,
            VolumeQuote = day.VolumeQuote,
            Trades = day.Trades,
        };
    }

    /// <summary>The candles of an interval, oldest first; the last may be under way, and intervals without a trade have none.</summary>
    /// <param name="interval">Their length.</param>
    /// <param name="fromMs">Only those that began then or later; Unix milliseconds.</param>
    /// <param name="limit">At most so many, the newest.</param>
    public Kline[] Klines(KlineInterval interval, long fromMs, int limit) => Series(interval).Since(fromMs, limit);

    /// <summary>The newest trades, at most so many, oldest first.</summary>
    public MarketTrade[] Trades(int limit) => _trades.Last(limit);

    /// <summary>The candles of an interval.</summary>
    internal KlineSeries Series(KlineInterval interval) => _series[(int)interval];

    /// <summary>Puts back a trade that was saved, without its candles; false where it cannot follow those before.</summary>
    internal bool TryRestore(in MarketTrade trade)
    {
        if (trade.TradeId <= LastTrade.TradeId || trade.TimeMs < LastTrade.TimeMs || _trades.Count == TradesKept)
            return false;
        _trades.Add(trade);
        return true;
    }
}
