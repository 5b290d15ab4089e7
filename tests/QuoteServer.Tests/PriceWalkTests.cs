namespace Trading.QuoteServer.Tests;

public sealed class PriceWalkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Walk_of_many_steps_stays_within_1_and_4999_dollars(int seed)
    {
        var walk = new PriceWalk(new Random(seed));
        for (var i = 0; i < 100_000; i++)
            Assert.InRange(walk.NextCents(), 100, 499_900);
    }

    [Fact]
    public void Steps_inside_the_range_have_a_log_ratio_of_mean_009_and_deviation_04()
    {
        var ratios = new List<double>();
        for (var seed = 0; seed < 20_000; seed++)
        {
            var walk = new PriceWalk(new Random(seed));
            var (first, second) = (walk.NextCents(), walk.NextCents());

            // A start this far (over four deviations) from both edges is never reflected.
            if (first is > 1_000 and < 80_000)
                ratios.Add(Math.Log((double)second / first));
        }

        var mean = ratios.Average();
        var deviation = Math.Sqrt(ratios.Average(ratio => (ratio - mean) * (ratio - mean)));
        Assert.InRange(mean, 0.08, 0.10);
        Assert.InRange(deviation, 0.39, 0.41);
    }

    [Fact]
    public void Walk_at_the_edge_of_its_range_goes_on_moving()
    {
        var walk = new PriceWalk(new Random(7));
        var repeats = 0;
        var last = walk.NextCents();
        for (var i = 0; i < 10_000; i++)
        {
            var next = walk.NextCents();
            repeats += next == last ? 1 : 0;
            last = next;
        }

        Assert.InRange(repeats, 0, 50);
    }

    [Fact]
    public void First_prices_are_spread_over_the_whole_range()
    {
        var firsts = Enumerable.Range(0, 3_000).Select(seed => new PriceWalk(new Random(seed)).NextCents()).ToArray();
        Assert.InRange(firsts.Count(cents => cents < 1_000), 600, 1_000);
        Assert.InRange(firsts.Count(cents => cents > 50_000), 600, 1_000);
    }
}
