using Trading.Exchange;
using Trading.Exchange.Statistics;

namespace Trading.Grains.Tests.Exchange.Statistics;

public class StatisticsSnapshotTests
{
    private const long NotionalPerTickLot = 3;
    private const long StartMs = 1_700_000_000_000;

    [Fact]
    public void Statistics_go_on_from_what_was_saved()
    {
        var (kept, random) = (new MarketStatistics(NotionalPerTickLot), new Random(1));
        var copied = new MarketStatistics(NotionalPerTickLot);
        for (var i = 1; i <= 5_000; i++)
        {
            var trade = new MarketTrade(i, random.Next(90, 110), random.Next(1, 9), (OrderSide)(i % 2), StartMs + i * 7_001L);
            kept.Add(trade);
            copied.Add(trade);
            if (i % 500 == 0)
                copied = StatisticsCopies.Of(copied, NotionalPerTickLot);
        }

        Assert.Equal(StatisticsCopies.Saved(kept), StatisticsCopies.Saved(copied));
        Assert.Equal(kept.Ticker(StartMs), copied.Ticker(StartMs));
        foreach (var interval in Enum.GetValues<KlineInterval>())
            Assert.Equal(kept.Klines(interval, 0, 9_999), copied.Klines(interval, 0, 9_999));
    }

    [Fact]
    public void Stored_form_that_is_cut_or_changed_is_refused_or_says_something_else()
    {
        var statistics = new MarketStatistics(NotionalPerTickLot);
        statistics.Add(new MarketTrade(1, 100, 5, OrderSide.Sell, StartMs));
        var saved = StatisticsCopies.Saved(statistics);
        for (var length = 0; length < saved.Length; length++)
            Assert.Throws<FormatException>(() => StatisticsCopies.Load(saved.AsSpan(0, length), NotionalPerTickLot));
        for (var bit = 0; bit < saved.Length * 8; bit++)
        {
            var damaged = saved.ToArray();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            try
            {
                Assert.Equal(damaged, StatisticsCopies.Saved(StatisticsCopies.Load(damaged, NotionalPerTickLot)));
            }
            catch (FormatException)
            {
                // What cannot be statistics is refused.
            }
        }
    }
}
