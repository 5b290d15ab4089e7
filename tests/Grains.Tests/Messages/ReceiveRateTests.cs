using Trading.Market.Statistics;

namespace Trading.Grains.Tests.Messages;

public sealed class ReceiveRateTests
{
    [Fact]
    public void Rate_is_that_of_the_last_whole_second_and_the_peak_stays()
    {
        var rate = new ReceiveRate();
        foreach (var ms in new long[] { 100_000, 100_999, 101_000, 100_500, 101_001 })
            rate.Add(ms);
        Assert.Equal((0, 3, 2, 0), (rate.Last(100_999), rate.Last(101_000), rate.Last(102_500), rate.Last(103_000)));
        rate.Add(163_999);
        rate.Add(100_001);
        Assert.Equal(4, rate.Peak);
        rate.Add(164_000);
        rate.Add(100_002);
        Assert.Equal((4, 1, 0, 2), (rate.Peak, rate.Last(165_000), rate.Last(101_000), rate.Last(102_000)));
        rate.Add(1_000_000_000);
        Assert.Equal((4, 0, 1), (rate.Peak, rate.Last(102_000), rate.Last(1_000_001_000)));
    }
}
