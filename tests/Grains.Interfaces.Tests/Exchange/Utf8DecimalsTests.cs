using System.Globalization;
using System.Text;
using Trading.Exchange;

namespace Trading.Grains.Interfaces.Tests.Exchange;

public sealed class Utf8DecimalsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("00", "0")]
    [InlineData("0.000", "0")]
    [InlineData("12", "12")]
    [InlineData("012.50", "12.5")]
    [InlineData("1.0000000000000000000000000001", null)]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("0.00000000000000000000000000001", null)]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    [InlineData("10000000000000000000000000000", null)]
    [InlineData("0000000000000000000000000000000000000001", "1")]
    [InlineData("00000000000000000000000000000000000000001", null)]
    [InlineData("", null)]
    [InlineData(".", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("1.2.3", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1e2", null)]
    [InlineData("1,000", null)]
    [InlineData(" 1", null)]
    [InlineData("1\n", null)]
    [InlineData("NaN", null)]
    [InlineData("0x1", null)]
    [InlineData("١", null)]
    public void Text_is_read_exactly_or_not_at_all(string text, string? value)
    {
        var isRead = Utf8Decimals.TryParse(Encoding.UTF8.GetBytes(text), out var read);
        Assert.Equal(value, isRead ? Decimals.Format(read) : null);
    }

    [Theory]
    [InlineData(0L, "0.01", "0")]
    [InlineData(1L, "0.01", "0.01")]
    [InlineData(10L, "0.01", "0.1")]
    [InlineData(100L, "0.01", "1")]
    [InlineData(3L, "5", "15")]
    [InlineData(200L, "5", "1000")]
    [InlineData(3L, "0.25", "0.75")]
    [InlineData(4L, "0.250", "1")]
    [InlineData(long.MaxValue, "0.01", "92233720368547758.07")]
    [InlineData(long.MaxValue, "999999.999999", "9223372036845552434963145.224193")]
    public void Steps_are_written_exactly(long steps, string step, string text)
    {
        Span<byte> destination = stackalloc byte[Utf8Decimals.LengthMax];
        var length = Utf8Decimals.WriteSteps(destination, steps, decimal.Parse(step, CultureInfo.InvariantCulture));
        Assert.Equal(text, Encoding.ASCII.GetString(destination[..length]));
    }

    [Fact]
    public void Random_amounts_are_as_decimals_write_them_and_read_back()
    {
        var random = new Random(1);
        var text = new byte[Utf8Decimals.LengthMax];
        for (var i = 0; i < 100_000; i++)
        {
            var units = random.NextInt64() >> random.Next(63);
            var decimals = random.Next(9);
            var written = text.AsSpan(0, Utf8Decimals.Write(text, units, decimals));
            Assert.Equal(Decimals.Format(units, decimals), Encoding.ASCII.GetString(written));
            Assert.True(Utf8Decimals.TryParse(written, out var value));
            Assert.Equal(Decimals.FromUnits(units, decimals), value);
        }
    }

    [Fact]
    public void Sums_past_64_bits_are_written_whole()
    {
        Span<byte> destination = stackalloc byte[Utf8Decimals.LengthMax];
        var length = Utf8Decimals.Write(destination, Int128.MaxValue, 8);
        Assert.Equal("1701411834604692317316873037158.84105727", Encoding.ASCII.GetString(destination[..length]));
    }
}
