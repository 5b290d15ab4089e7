using System.Globalization;
using Trading.Exchange;

namespace Trading.Grains.Interfaces.Tests.Exchange;

public sealed class DecimalsTests
{
    [Theory]
    [InlineData("0", "0.01", true, 0L)]
    [InlineData("1.23", "0.01", true, 123L)]
    [InlineData("1.234", "0.01", false, 0L)]
    [InlineData("-1", "0.01", false, 0L)]
    [InlineData("92233720368547758.07", "0.01", true, long.MaxValue)]
    [InlineData("92233720368547758.08", "0.01", false, 0L)]
    [InlineData("79228162514264337593543950335", "0.01", false, 0L)]
    [InlineData("79228162514264337593543950335", "0.00000001", false, 0L)]
    [InlineData("79228162514264337593543950335", "100000", false, 0L)]
    public void Decimal_is_divided_into_whole_steps_and_nothing_throws(string value, string step, bool isWhole, long steps)
    {
        var result = Decimals.TryDivide(
            decimal.Parse(value, CultureInfo.InvariantCulture), decimal.Parse(step, CultureInfo.InvariantCulture), out var divided);
        Assert.Equal((isWhole, steps), (result, divided));
    }
}
