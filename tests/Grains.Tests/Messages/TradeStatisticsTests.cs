using System.Buffers;
using Trading.Market;
using Trading.Market.Statistics;

namespace Trading.Grains.Tests.Messages;

/// <summary>What the messages come to (market-processor.md, "Processing").</summary>
public sealed class TradeStatisticsTests
{
    private const long StartMs = 1_900_000_000_000;
    private const long HourMs = 3_600_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Statistics_of_any_messages_equal_a_recount(int seed)
    {
        var random = new Random(seed);
        var statistics = new TradeStatistics(new StatisticsLimits());
        var naive = new NaiveMarket();
        var nowMs = StartMs;
        for (var number = 1; number <= 3_000; number++)
        {
            // Shards are not of one mind about the time.
            nowMs += random.Next(4) == 0 ? random.Next(60_000) : random.Next(20);
            var message = SampleMessages.Any(random);
            naive.Messages.Add(statistics.Add(new MessageId(1, number), nowMs - random.Next(2) * random.Next(5_000), message));
            Assert.Equal((number, message), (naive.Messages[^1].Sequence, naive.Messages[^1].Message));
            if (number % 500 == 0)
                Check(naive, statistics);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Snapshot_and_the_messages_after_it_give_the_same_as_all_messages(int seed)
    {
        var random = new Random(seed);
        // Small limits, so that everything that forgets does so.
        var limits = new StatisticsLimits { Recent = 300, Minutes = 20, Candles = 200, Days = 2, Flows = 50 };
        var whole = new TradeStatistics(limits);
        var restored = new TradeStatistics(limits);
        var nowMs = StartMs;
        for (var number = 1; number <= 2_000; number++)
        {
            nowMs += random.Next(60_000);
            var (message, receivedMs) = (SampleMessages.Any(random), nowMs - random.Next(90_000));
            whole.Add(new MessageId(0, number), receivedMs, message);
            restored.Add(new MessageId(0, number), receivedMs, message);
            if (random.Next(50) == 0)
                restored = Restore(Save(restored), limits);
        }

        Assert.Equal(Save(whole), Save(restored));
    }

    [Fact]
    public void Statistics_of_nothing_are_empty()
    {
        var statistics = Restore(Save(new TradeStatistics(new StatisticsLimits())), new StatisticsLimits());
        Check(new NaiveMarket(), statistics);
        Assert.Null(statistics.Pair(SampleMessages.Of("u").Pair));
        Assert.Empty(statistics.Candles(SampleMessages.Of("u").Pair, 0, 10));
        Assert.Empty(statistics.Recent(default(CurrencyPair), 10));
        Assert.Equal(0, statistics.Totals(StartMs).DistinctUsers);
    }

    [Fact]
    public void Candles_of_too_many_minutes_and_of_late_messages_are_forgotten()
    {
        var statistics = new TradeStatistics(new StatisticsLimits { Minutes = 3 });
        foreach (var minute in new[] { 5, 6, 9, 10, 7, 4 })
            statistics.Add(new MessageId(0, minute), minute * 60_000, SampleMessages.Of("u"));
        Assert.Equal([7, 9, 10], statistics.Candles(SampleMessages.Of("u").Pair, 0, 10).Select(candle => candle.OpenMs / 60_000));
        Assert.Equal([9, 10], statistics.Candles(SampleMessages.Of("u").Pair, 8 * 60_000, 10).Select(candle => candle.OpenMs / 60_000));
        Assert.Equal([10], statistics.Candles(SampleMessages.Of("u").Pair, 0, 1).Select(candle => candle.OpenMs / 60_000));
        Assert.Equal(6, statistics.Pair(SampleMessages.Of("u").Pair)!.Value.Messages);
    }

    [Fact]
    public void Oldest_minute_goes_where_there_are_too_many_candles()
    {
        var statistics = new TradeStatistics(new StatisticsLimits { Candles = 3 });
        string[] pairs = ["EUR-GBP", "EUR-USD", "EUR-JPY", "EUR-CHF"];
        statistics.Add(new MessageId(0, 1), 60_000, SampleMessages.Of("u", pairs[0]));
        for (var i = 0; i < pairs.Length; i++)
            statistics.Add(new MessageId(0, i + 2), 120_000, SampleMessages.Of("u", pairs[i]));
        Assert.All(
            pairs,
            pair => Assert.Equal(120_000, Assert.Single(statistics.Candles(SampleMessages.Of("u", pair).Pair, 0, 10)).OpenMs));
    }

    [Fact]
    public void Last_messages_of_quiet_pairs_go_first_where_all_are_too_many()
    {
        var statistics = new TradeStatistics(new StatisticsLimits { Recent = 150 });
        for (var number = 1; number <= 260; number++)
            statistics.Add(new MessageId(0, number), StartMs, SampleMessages.Of("u", number <= 80 ? "EUR-USD" : "EUR-GBP"));
        Assert.Equal(Enumerable.Range(161, 100).Reverse().Select(n => (long)n), Sequences("EUR-GBP"));
        Assert.Equal(Enumerable.Range(31, 50).Reverse().Select(n => (long)n), Sequences("EUR-USD"));
        IEnumerable<long> Sequences(string pair) => statistics.Recent(SampleMessages.Of("u", pair).Pair, 1_000).Select(m => m.Sequence);
    }

    [Fact]
    public void Flows_that_are_too_many_are_counted_together()
    {
        var statistics = new TradeStatistics(new StatisticsLimits { Flows = 2 });
        foreach (var pair in new[] { "EUR-GBP", "EUR-USD", "EUR-JPY", "EUR-CHF", "EUR-USD" })
            statistics.Add(default, StartMs, SampleMessages.Of("u", pair));
        var france = Assert.Single(statistics.Countries(10));
        Assert.Equal((5, 3), (france.Messages, france.Flows.Length));
        Assert.Equal(["EUR-USD 2", "EUR-GBP 1", "- 2"], france.Flows.Select(flow => $"{flow.Pair} {flow.Messages}"));
    }

    [Fact]
    public void Days_that_are_too_many_are_forgotten()
    {
        var statistics = new TradeStatistics(new StatisticsLimits { Days = 2 });
        foreach (var day in new[] { 1, 2, 3, 1 })
            statistics.Add(default, StartMs + day * 24 * HourMs, SampleMessages.Of("u"));
        Assert.Equal(4, statistics.Days(10).Length);
        Assert.Equal(2, statistics.Days(1).Length);
        Assert.All(statistics.Days(10), day => Assert.Equal(1, day.Sales + day.Purchases));
    }

    [Fact]
    public void Damaged_snapshot_is_refused()
    {
        var statistics = new TradeStatistics(new StatisticsLimits());
        statistics.Add(new MessageId(0, 1), StartMs, SampleMessages.Of("u"));
        var bytes = Save(statistics);
        Assert.Throws<FormatException>(() => Restore(bytes[..^1], new StatisticsLimits()));
        bytes[1] = 4;
        Assert.Throws<FormatException>(() => Restore(bytes, new StatisticsLimits()));
        bytes[0] = 9;
        Assert.Throws<FormatException>(() => Restore(bytes, new StatisticsLimits()));
    }

    private static void Check(NaiveMarket naive, TradeStatistics statistics) => naive.ExpectEqual(
        statistics.Totals(StartMs),
        statistics.Pairs(),
        statistics.Countries(int.MaxValue),
        statistics.Days(int.MaxValue),
        pair => statistics.Candles(pair, 0, int.MaxValue),
        pair => statistics.Recent(pair, int.MaxValue));

    private static byte[] Save(TradeStatistics statistics)
    {
        var output = new ArrayBufferWriter<byte>();
        statistics.Save(new BinaryWriterOver(output));
        return output.WrittenSpan.ToArray();
    }

    private static TradeStatistics Restore(ReadOnlySpan<byte> bytes, StatisticsLimits limits)
    {
        var statistics = new TradeStatistics(limits);
        var input = new BinaryReaderOver(bytes);
        statistics.Load(ref input);
        input.ExpectEnd();
        return statistics;
    }
}
