namespace Trading.QuoteServer.Tests;

public sealed class ObservedDelaysTests
{
    private const int Draws = 100_000;

    [Fact]
    public void Delays_have_the_observed_shares_of_whole_seconds()
    {
        var bySeconds = Draw().GroupBy(delay => delay.Seconds).ToDictionary(group => group.Key, group => group.Count() * 100.0 / Draws);

        Assert.Equal([0, 1, 2, 3, 4], bySeconds.Keys.Order());
        Assert.InRange(bySeconds[0], 65.5, 66.5);
        Assert.InRange(bySeconds[1], 15.5, 16.5);
        Assert.InRange(bySeconds[2], 7.5, 8.5);
        Assert.InRange(bySeconds[3], 5.5, 6.5);
        Assert.InRange(bySeconds[4], 3.5, 4.5);
    }

    [Fact]
    public void Delays_add_7_to_26_milliseconds()
    {
        var jitters = Draw().Select(delay => delay.Milliseconds).ToHashSet();
        Assert.Equal(Enumerable.Range(7, 20), jitters.Order());
    }

    private static TimeSpan[] Draw()
    {
        var random = new Random(1);
        return Enumerable.Range(0, Draws).Select(_ => ObservedDelays.Next(random)).ToArray();
    }
}
