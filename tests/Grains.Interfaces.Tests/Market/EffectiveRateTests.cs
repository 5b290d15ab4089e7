using System.Numerics;

namespace Trading.Market;

public sealed class EffectiveRateTests
{
    [Theory]
    [InlineData(1_000_000_000, 747_100_000, 7_471_000_000)]
    [InlineData(3, 1, 3_333_333_333)]
    [InlineData(3, 2, 6_666_666_667)]
    [InlineData(1, 1, 10_000_000_000)]
    [InlineData(20_000_000_000, 1, 1)]
    [InlineData(20_000_000_001, 1, 0)]
    [InlineData(1, 899_999_999, 8_999_999_990_000_000_000)]
    [InlineData(1, 900_000_000, TradeRate.UnitsMax)]
    [InlineData(1, TradeAmount.UnitsMax, TradeRate.UnitsMax)]
    [InlineData(TradeAmount.UnitsMax, TradeAmount.UnitsMax, 10_000_000_000)]
    [InlineData(TradeAmount.UnitsMax, 1, 0)]
    public void Rate_is_rounded_half_up_and_kept_in_range(long sold, long bought, long rate) =>
        Assert.Equal(rate, EffectiveRate.Of(TradeAmount.FromUnits(sold), TradeAmount.FromUnits(bought)).Units);

    [Fact]
    public void Rates_of_messages_and_of_sums_are_those_of_exact_division()
    {
        var random = new Random(3);
        for (var run = 0; run < 50_000; run++)
        {
            var sold = random.NextInt64(1, 1L << random.Next(1, 63));
            var bought = random.NextInt64(1, 1L << random.Next(1, 63));
            (sold, bought) = (Math.Min(sold, TradeAmount.UnitsMax), Math.Min(bought, TradeAmount.UnitsMax));
            var exact = (BigInteger)bought * 10_000_000_000 * 2 / sold;
            var expected = BigInteger.Min((exact + 1) / 2, TradeRate.UnitsMax);
            Assert.Equal(expected, EffectiveRate.Of(TradeAmount.FromUnits(sold), TradeAmount.FromUnits(bought)).Units);
            Assert.Equal(expected, EffectiveRate.Of(sold, (Int128)bought).Units);
        }
    }

    [Fact]
    public void Sums_of_any_size_have_a_rate()
    {
        Assert.Equal(10_000_000_000, EffectiveRate.Of(Int128.MaxValue, Int128.MaxValue).Units);
        Assert.Equal(5_000_000_000, EffectiveRate.Of(Int128.MaxValue, Int128.MaxValue / 2).Units);
        Assert.Equal(TradeRate.Max, EffectiveRate.Of(1, Int128.MaxValue));
    }
}
