using System.Globalization;
using System.Numerics;
using System.Text;

namespace Trading.Market;

public sealed class TradeConsistencyTests
{
    private const int Runs = 20_000;

    [Theory]
    [InlineData("1000", "747.10", "0.7471", TradeClass.Direct)]
    [InlineData("1000", "747.1", "0.7471", TradeClass.Direct)]
    [InlineData("1000.00", "747.14", "0.7471", TradeClass.Direct)]
    [InlineData("1000", "747.16", "0.7471", TradeClass.Mismatch)]
    [InlineData("1000", "747.150", "0.7471", TradeClass.Direct)]
    [InlineData("1000", "747.1506", "0.7471", TradeClass.Mismatch)]
    [InlineData("747.10", "1000", "0.7471", TradeClass.Inverse)]
    [InlineData("1000", "1338.51", "0.7471", TradeClass.Inverse)]
    [InlineData("1338.51", "1000", "0.7471", TradeClass.Direct)]
    [InlineData("1338.5", "1000", "0.7471", TradeClass.Direct)]
    [InlineData("7", "5", "0.7471", TradeClass.Direct)]
    [InlineData("7", "6", "0.7471", TradeClass.Mismatch)]
    [InlineData("10", "8", "0.75", TradeClass.Direct)]
    [InlineData("1", "1", "1", TradeClass.Direct)]
    [InlineData("1000", "1400", "1", TradeClass.Mismatch)]
    [InlineData("1", "1.4", "1", TradeClass.Inverse)]
    [InlineData("2", "2.8", "1", TradeClass.Mismatch)]
    [InlineData("100", "240", "2", TradeClass.Mismatch)]
    [InlineData("1000", "900", "0.7471", TradeClass.Mismatch)]
    [InlineData("9000000000000", "9000000000000", "1", TradeClass.Direct)]
    [InlineData("9000000000000", "0.000001", "900000000", TradeClass.Mismatch)]
    [InlineData("0.000001", "900", "900000000", TradeClass.Direct)]
    [InlineData("900", "0.000001", "900000000", TradeClass.Inverse)]
    public void Message_is_classified_with_the_rounding_of_its_digits(string sell, string buy, string rate, TradeClass expected) =>
        Assert.Equal(expected, TradeConsistency.Classify(Amount(sell), Amount(buy), Rate(rate)));

    [Fact]
    public void Random_messages_are_classified_as_by_exact_ranges()
    {
        var random = new Random(7);
        var counts = new int[3];
        for (var run = 0; run < Runs; run++)
        {
            var rate = Digits(random, 3, 4);
            var sell = Digits(random, 5, 2);
            var product = decimal.Parse(sell, CultureInfo.InvariantCulture) * decimal.Parse(rate, CultureInfo.InvariantCulture);
            var buy = (product + random.Next(-3, 4) * 0.01m).ToString($"F{random.Next(4)}", CultureInfo.InvariantCulture);
            if (decimal.Parse(buy, CultureInfo.InvariantCulture) <= 0)
                continue;
            var (from, to) = random.Next(2) == 0 ? (sell, buy) : (buy, sell);
            var expected = Meets(from, rate, to) ? TradeClass.Direct : Meets(to, rate, from) ? TradeClass.Inverse : TradeClass.Mismatch;
            counts[(int)expected]++;
            Assert.True(expected == TradeConsistency.Classify(Amount(from), Amount(to), Rate(rate)), $"{from} {to} {rate} is {expected}");
        }

        Assert.All(counts, count => Assert.InRange(count, Runs / 50, Runs));
    }

    private static string Digits(Random random, int wholeMax, int places)
    {
        var value = (random.Next(1, (int)Math.Pow(10, random.Next(1, wholeMax + 1))) + random.NextDouble())
            .ToString($"F{random.Next(places + 1)}", CultureInfo.InvariantCulture);
        return value;
    }

    /// <summary>The same rule in fractions of any size: numerators over 10^12.</summary>
    private static bool Meets(string amount, string rate, string product)
    {
        var (amountLow, amountHigh) = Range(amount, isFactor: true);
        var (rateLow, rateHigh) = Range(rate, isFactor: true);
        var (productLow, productHigh) = Range(product, isFactor: false);
        var one = BigInteger.Pow(10, 12);
        return amountLow * rateLow <= productHigh * one && productLow * one <= amountHigh * rateHigh;
    }

    private static (BigInteger Low, BigInteger High) Range(string text, bool isFactor)
    {
        var point = text.IndexOf('.');
        var places = point < 0 ? 0 : text.Length - point - 1;
        var digits = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var value = digits * BigInteger.Pow(10, 12 - places);
        var slack = places == 0 && isFactor ? 0 : BigInteger.Pow(10, 12 - places) / 2;
        return (value - slack, value + slack);
    }

    private static SentNumber Amount(string text) => Parse(text, TradeAmount.Decimals, TradeAmount.UnitsMax);

    private static SentNumber Rate(string text) => Parse(text, TradeRate.Decimals, TradeRate.UnitsMax);

    private static SentNumber Parse(string text, int decimals, long max)
    {
        Assert.Equal(TradeFault.None, SentNumber.Parse(Encoding.ASCII.GetBytes(text), decimals, max, out var number));
        return number;
    }
}
