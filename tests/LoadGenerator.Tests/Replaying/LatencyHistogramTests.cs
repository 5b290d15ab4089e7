using Trading.LoadGenerator.Replaying;
using Trading.Testing;

namespace Trading.LoadGenerator.Tests.Replaying;

public class LatencyHistogramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Percentiles_are_those_of_the_sorted_values_within_a_thousandth(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, 100_000).Select(_ => (long)Math.Exp(random.NextDouble() * 20)).ToArray();
        var histogram = new LatencyHistogram();
        foreach (var value in values)
            histogram.Record(value);
        Array.Sort(values);
        foreach (var percent in (double[])[0.001, 1, 10, 50, 90, 99, 99.9, 99.99, 100])
        {
            var exact = values[(int)Math.Ceiling(values.Length * percent / 100) - 1];
            Assert.InRange(histogram.PercentileMicros(percent), exact, exact + exact / 1000.0);
        }

        Assert.Equal(values[^1], histogram.MaxMicros);
        Assert.Equal(values.Length, histogram.Count);
    }

    [Fact]
    public void Values_at_the_edges_of_buckets_keep_their_order()
    {
        foreach (var value in (long[])[0, 1, 2047, 2048, 2049, 4095, 4096, (1 << 20) - 1, 1 << 20, LatencyHistogram.MicrosMax])
        {
            var histogram = new LatencyHistogram();
            histogram.Record(value);
            histogram.Record(LatencyHistogram.MicrosMax);
            Assert.InRange(histogram.PercentileMicros(50), value, value + value / 1000.0);
        }
    }

    [Fact]
    public void Values_out_of_range_are_clamped()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(-5);
        histogram.Record(long.MaxValue);
        Assert.Equal(0, histogram.PercentileMicros(50));
        Assert.Equal(LatencyHistogram.MicrosMax, histogram.PercentileMicros(100));
    }

    [Fact]
    public void Merged_histograms_count_as_one()
    {
        var (all, first, second) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
        for (var value = 0; value < 10_000; value++)
        {
            all.Record(value * 37);
            (value % 3 == 0 ? first : second).Record(value * 37);
        }

        first.Add(second);
        Assert.Equal(all.Count, first.Count);
        Assert.Equal(all.MaxMicros, first.MaxMicros);
        foreach (var percent in (double[])[1, 50, 99, 99.9])
            Assert.Equal(all.PercentileMicros(percent), first.PercentileMicros(percent));
    }

    [Fact]
    public void Empty_histogram_has_zero_everywhere() => Assert.Equal(0, new LatencyHistogram().PercentileMicros(99));

    [Fact]
    public void Recording_allocates_nothing()
    {
        var histogram = new LatencyHistogram();
        Assert.Equal(0, Allocated.Bytes(() =>
        {
            for (var i = 0; i < 10_000; i++)
                histogram.Record(i * 1000L);
        }));
    }
}
