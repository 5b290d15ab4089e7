using System.Globalization;
using System.Text;

namespace Trading.Grains.Interfaces.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", 0L, "0.00")]
    [InlineData("0.00", 0L, "0.00")]
    [InlineData("-0", 0L, "0.00")]
    [InlineData("1", 1_000_000L, "1.00")]
    [InlineData("1.5", 1_500_000L, "1.50")]
    [InlineData("1.05", 1_050_000L, "1.05")]
    [InlineData("0.01", 10_000L, "0.01")]
    [InlineData("63511.53", 63_511_530_000L, "63511.53")]
    [InlineData("-81.72", -81_720_000L, "-81.72")]
    [InlineData("000000000000000000000007.10", 7_100_000L, "7.10")]
    [InlineData("9000000000000", 9_000_000_000_000_000_000L, "9000000000000.00")]
    [InlineData("9000000000000.00", 9_000_000_000_000_000_000L, "9000000000000.00")]
    [InlineData("8999999999999.99", 8_999_999_999_999_990_000L, "8999999999999.99")]
    [InlineData("-9000000000000.00", -9_000_000_000_000_000_000L, "-9000000000000.00")]
    [InlineData("9000000000000.01", long.MaxValue, null)]
    [InlineData("9999999999999.99", long.MaxValue, null)]
    [InlineData("10000000000000", long.MaxValue, null)]
    [InlineData("99999999999999999999999999999999999999999999999999.99", long.MaxValue, null)]
    [InlineData("-9000000000000.01", -long.MaxValue, null)]
    [InlineData("-99999999999999999999", -long.MaxValue, null)]
    public void Amount_is_read_exactly(string text, long micros, string? written)
    {
        Assert.True(Money.TryParse(Encoding.UTF8.GetBytes(text), out var amount));
        Assert.Equal(micros, amount.Micros);
        Assert.Equal(written is null, amount > Money.Max || amount < Money.Zero - Money.Max);
        if (written is not null)
            Assert.Equal(written, amount.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-.5")]
    [InlineData("1.234")]
    [InlineData("1.000")]
    [InlineData("1.2.3")]
    [InlineData("1..2")]
    [InlineData("1,5")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.-5")]
    [InlineData("NaN")]
    [InlineData("١")]
    [InlineData("1\0")]
    [InlineData("99999999999999999999.999")]
    [InlineData("9999999999999999999x")]
    public void Other_text_is_no_amount(string text)
    {
        Assert.False(Money.TryParse(Encoding.UTF8.GetBytes(text), out var amount));
        Assert.Equal(Money.Zero, amount);
    }

    [Theory]
    [InlineData(0L, "0.00")]
    [InlineData(1L, "0.000001")]
    [InlineData(-1L, "-0.000001")]
    [InlineData(1_200_000L, "1.20")]
    [InlineData(1_230_000L, "1.23")]
    [InlineData(1_234_000L, "1.234")]
    [InlineData(1_234_560L, "1.23456")]
    [InlineData(-10_000L, "-0.01")]
    [InlineData(long.MaxValue, "9223372036854.775807")]
    [InlineData(long.MinValue, "-9223372036854.775808")]
    public void Amount_is_written_with_two_decimals_or_as_many_as_it_has(long micros, string text)
    {
        var amount = Money.FromMicros(micros);
        Assert.Equal(text, amount.ToString());
        Span<byte> utf8 = stackalloc byte[32];
        Assert.True(amount.TryFormat(utf8, out var written, default, null));
        Assert.Equal(text, Encoding.ASCII.GetString(utf8[..written]));
        Assert.False(amount.TryFormat(utf8[..31], out written, default, null));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Every_cent_reads_as_it_is_written()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var cents = i < 1_000 ? i : random.NextInt64(-Money.Max.Cents, Money.Max.Cents);
            var amount = Money.FromCents(cents);
            Assert.True(Money.TryParse(Encoding.ASCII.GetBytes(amount.ToString()), out var again));
            Assert.Equal(amount, again);
            Assert.Equal(cents, again.Cents);
            Assert.Equal((cents / 100m).ToString("0.00", CultureInfo.InvariantCulture), amount.ToString());
            Assert.True(amount.IsWholeCents);
        }
    }

    [Theory]
    [InlineData(50_00, 12_34, 4)]
    [InlineData(12_34, 12_34, 1)]
    [InlineData(12_33, 12_34, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(9_000_000_000_000_00, 1, 900_000_000_000_000)]
    public void Shares_are_rounded_down(long cents, long price, long shares) =>
        Assert.Equal(shares, Money.FromCents(cents).SharesAt(Money.FromCents(price)));

    [Theory]
    [InlineData(10_00, 10, 1_00, true)]
    [InlineData(10_01, 10, 1_00, false)]
    [InlineData(1, 0, 1_00, false)]
    [InlineData(0, 0, 1_00, true)]
    [InlineData(9_000_000_000_000_00, long.MaxValue, 9_000_000_000_000_00, true)]
    public void Cover_of_an_amount_by_shares_does_not_overflow(long cents, long shares, long price, bool isCovered) =>
        Assert.Equal(isCovered, Money.FromCents(cents).IsCoveredBy(shares, Money.FromCents(price)));

    [Theory]
    [InlineData(0, 9_000_000_000_000_00, false)]
    [InlineData(1, 9_000_000_000_000_00, true)]
    [InlineData(8_999_999_999_999_99, 1, false)]
    [InlineData(9_000_000_000_000_00, 0, false)]
    [InlineData(9_000_000_000_000_00, 9_000_000_000_000_00, true)]
    public void Largest_balance_is_told_without_overflow(long cents, long more, bool exceeds) =>
        Assert.Equal(exceeds, Money.FromCents(cents).WouldExceedMax(Money.FromCents(more)));

    [Fact]
    public void Arithmetic_is_checked()
    {
        Assert.Throws<OverflowException>(() => Money.Max + Money.Max);
        Assert.Throws<OverflowException>(() => Money.Zero - Money.Max - Money.Max);
        Assert.Throws<OverflowException>(() => Money.Max * 2);
        Assert.Throws<OverflowException>(() => Money.FromCents(long.MaxValue / 9_999));
        Assert.Throws<DivideByZeroException>(() => Money.Max.SharesAt(Money.Zero));
    }

    [Fact]
    public void Amounts_compare_by_value()
    {
        var (one, two) = (Money.FromCents(100), Money.FromCents(200));
        Assert.True(one < two && two > one && one <= two && two >= one && one != two);
        Assert.False(one > two || one >= two || one == two || one < Money.FromCents(100));
        Assert.True(one <= Money.FromCents(100) && one >= Money.FromCents(100) && one == Money.FromMicros(1_000_000));
        Assert.Equal([one, two], new[] { two, one }.Order());
        Assert.Equal(one.GetHashCode(), Money.FromCents(100).GetHashCode());
        Assert.False(one.Equals((object)100));
        Assert.False(Money.FromMicros(10_001).IsWholeCents);
        Assert.Equal(1, Money.FromMicros(19_999).Cents);
    }
}
