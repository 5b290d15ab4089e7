using Trading.Exchange;
using Trading.Exchange.Statistics;

namespace Trading.Grains.Tests.Exchange.Statistics;

/// <summary>What the trades of a market come to (exchange.md, Statistics).</summary>
public class MarketStatisticsTests
{
    private const long NotionalPerTickLot = 10;
    private const long MinuteMs = 60_000;
    private const long DayMs = 1_440 * MinuteMs;
    private const long StartMs = 20_000 * DayMs;

    private readonly MarketStatistics _statistics = new(NotionalPerTickLot);
    private long _lastId;

    [Fact]
    public void Ticker_of_a_market_without_trades_is_zero() => 
        Assert.Equal(new Ticker { TimeMs = StartMs }, _statistics.Ticker(StartMs));

    [Fact]
    public void Ticker_has_the_trades_of_the_last_day()
    {
        Trade(0, 100, 2);
        Trade(MinuteMs, 130, 1);
        Trade(2 * MinuteMs, 90, 5);
        Trade(3 * MinuteMs, 110, 1);
        Check(StartMs + 3 * MinuteMs, 100, 130, 90, 110, 9, 2_000 + 1_300 + 4_500 + 1_100, 4);
    }

    [Fact]
    public void Ticker_forgets_a_minute_when_it_is_a_day_old()
    {
        Trade(59_999, 500, 1);
        Trade(60_000, 100, 1);
        Trade(60_001, 110, 1);
        Check(StartMs + DayMs - 1, 500, 500, 100, 110, 3, 7_100, 3);
        Check(StartMs + DayMs, 100, 110, 100, 110, 2, 2_100, 2);
        Check(StartMs + DayMs + MinuteMs - 1, 100, 110, 100, 110, 2, 2_100, 2);
        Check(StartMs + DayMs + MinuteMs, 0, 0, 0, 110, 0, 0, 0);
    }

    [Theory]
    [InlineData(KlineInterval.OneMinute, 1)]
    [InlineData(KlineInterval.FiveMinutes, 5)]
    [InlineData(KlineInterval.FifteenMinutes, 15)]
    [InlineData(KlineInterval.OneHour, 60)]
    [InlineData(KlineInterval.OneDay, 1_440)]
    public void Candles_are_cut_at_multiples_of_their_length(KlineInterval interval, int minutes)
    {
        var lengthMs = minutes * MinuteMs;
        Trade(0, 100, 1);
        Trade(lengthMs / 2, 105, 2);
        Trade(lengthMs - 1, 95, 3);
        Trade(lengthMs, 96, 4);
        Trade(3 * lengthMs, 97, 5);
        Assert.Equal(
            [
                new Kline(StartMs, 100, 105, 95, 95, 6, 1_000 + 2_100 + 2_850, 3),
                new Kline(StartMs + lengthMs, 96, 96, 96, 96, 4, 3_840, 1),
                new Kline(StartMs + 3 * lengthMs, 97, 97, 97, 97, 5, 4_850, 1),
            ],
            _statistics.Klines(interval, 0, 10));
        Assert.Equal([97L], _statistics.Klines(interval, 0, 1).Select(kline => kline.OpenTicks));
        Assert.Equal([96L, 97], _statistics.Klines(interval, StartMs + 1, 10).Select(kline => kline.OpenTicks));
        Assert.Equal([97L], _statistics.Klines(interval, StartMs + 1, 1).Select(kline => kline.OpenTicks));
        Assert.Empty(_statistics.Klines(interval, 0, 0));
    }

    [Fact]
    public void Ticker_and_candles_are_what_the_trades_say()
    {
        var random = new Random(1);
        var trades = new List<MarketTrade>();
        var atMs = 0L;
        for (var i = 0; i < 20_000; i++)
        {
            atMs += random.Next(20) == 0 ? random.NextInt64(3 * MinuteMs) : random.NextInt64(20_000);
            trades.Add(Trade(atMs, random.NextInt64(90, 110), random.NextInt64(1, 50)));
            if (i % 50 == 0)
                CheckDay(trades, StartMs + atMs);
        }

        foreach (var interval in Enum.GetValues<KlineInterval>())
        {
            var expected = trades.GroupBy(t => t.TimeMs / LengthMs(interval) * LengthMs(interval)).Select(g => new Kline(
                g.Key, g.First().Ticks, g.Max(t => t.Ticks), g.Min(t => t.Ticks), g.Last().Ticks,
                g.Sum(t => t.Lots), g.Sum(t => t.Ticks * t.Lots * NotionalPerTickLot), g.Count())).ToArray();
            Assert.Equal(expected.TakeLast(KlineSeries.Capacity), _statistics.Klines(interval, 0, int.MaxValue));
        }

        Assert.Equal(trades.TakeLast(MarketStatistics.TradesKept), _statistics.Trades(int.MaxValue));
        Assert.Equal(trades.TakeLast(7), _statistics.Trades(7));
    }

    [Fact]
    public void Trade_that_is_known_is_not_counted_again()
    {
        var trade = Trade(5, 100, 1);
        _statistics.Add(trade);
        _statistics.Add(trade with { TradeId = 0 });
        Assert.Equal(1, _statistics.Ticker(StartMs).Trades);
        Assert.Equal([trade], _statistics.Trades(9));
    }

    [Fact]
    public void Time_that_goes_back_counts_as_the_one_before()
    {
        Trade(2 * MinuteMs, 100, 1);
        Trade(MinuteMs, 110, 1);
        Assert.Equal([StartMs + 2 * MinuteMs], _statistics.Klines(KlineInterval.OneMinute, 0, 9).Select(kline => kline.OpenMs));
        Assert.Equal(StartMs + 2 * MinuteMs, _statistics.LastTrade.TimeMs);
        Assert.Equal(2, _statistics.Ticker(StartMs).Trades);
    }

    [Fact]
    public void Sums_go_beyond_64_bits()
    {
        for (var i = 1; i <= 4; i++)
            _statistics.Add(new MarketTrade(i, 1, long.MaxValue, OrderSide.Buy, StartMs));
        Assert.Equal((Int128)long.MaxValue * 4, _statistics.Ticker(StartMs).VolumeLots);
        Assert.Equal((Int128)long.MaxValue * 40, StatisticsCopies.Of(_statistics, NotionalPerTickLot).Ticker(StartMs).VolumeQuote);
    }

    private MarketTrade Trade(long atMs, long priceTicks, long lots)
    {
        var trade = new MarketTrade(++_lastId, priceTicks, lots, (OrderSide)(_lastId % 2), StartMs + atMs);
        _statistics.Add(trade);
        return trade;
    }

    private static long LengthMs(KlineInterval interval) => MinuteMs * ((int[])[1, 5, 15, 60, 1_440])[(int)interval];

    private void Check(long nowMs, long open, long high, long low, long last, Int128 lots, Int128 quote, long trades) => Assert.Equal(
        new Ticker
        {
            TimeMs = nowMs, OpenTicks = open, HighTicks = high, LowTicks = low, LastTicks = last,
            VolumeLots = lots, VolumeQuote = quote, Trades = trades,
        },
        _statistics.Ticker(nowMs));

    private void CheckDay(List<MarketTrade> trades, long nowMs)
    {
        var day = trades.Where(trade => trade.TimeMs / MinuteMs > nowMs / MinuteMs - 1_440).ToArray();
        Check(
            nowMs, day[0].Ticks, day.Max(t => t.Ticks), day.Min(t => t.Ticks), day[^1].Ticks,
            day.Sum(t => t.Lots), day.Sum(t => t.Ticks * t.Lots * NotionalPerTickLot), day.Length);
    }
}
