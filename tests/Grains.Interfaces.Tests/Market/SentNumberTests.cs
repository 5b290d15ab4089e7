using System.Text;

namespace Trading.Market;

public sealed class SentNumberTests
{
    [Theory]
    [InlineData("1000", 1_000_000_000, 0)]
    [InlineData("747.10", 747_100_000, 2)]
    [InlineData("747.1", 747_100_000, 1)]
    [InlineData("+5", 5_000_000, 0)]
    [InlineData("007.50", 7_500_000, 2)]
    [InlineData("0.000001", 1, 6)]
    [InlineData("0.0000005", 1, 6)]
    [InlineData("1.0000004", 1_000_000, 6)]
    [InlineData("1.0000005", 1_000_001, 6)]
    [InlineData("1.00000049999", 1_000_000, 6)]
    [InlineData("1e3", 1_000_000_000, 0)]
    [InlineData("7.4710E2", 747_100_000, 2)]
    [InlineData("7471e-1", 747_100_000, 1)]
    [InlineData("5e-7", 1, 6)]
    [InlineData("1.5e+1", 15_000_000, 0)]
    [InlineData("9000000000000", 9_000_000_000_000_000_000, 0)]
    [InlineData("00000000000000000000000000000000000000000000000000009.5", 9_500_000, 1)]
    public void Number_is_kept_in_millionths_with_the_places_that_were_sent(string text, long units, int decimals) =>
        Assert.Equal((TradeFault.None, new SentNumber(units, decimals)), Parse(text));

    [Theory]
    [InlineData("", TradeFault.NotANumber)]
    [InlineData("-", TradeFault.NotANumber)]
    [InlineData("1,000", TradeFault.NotANumber)]
    [InlineData("1 000", TradeFault.NotANumber)]
    [InlineData("1.", TradeFault.NotANumber)]
    [InlineData(".5", TradeFault.NotANumber)]
    [InlineData("1.2.3", TradeFault.NotANumber)]
    [InlineData("1e", TradeFault.NotANumber)]
    [InlineData("1e+", TradeFault.NotANumber)]
    [InlineData("1e1.5", TradeFault.NotANumber)]
    [InlineData("NaN", TradeFault.NotANumber)]
    [InlineData("0x10", TradeFault.NotANumber)]
    [InlineData("11111111111111111111111111111111111111111111111111111111111111111", TradeFault.OutOfRange)]
    [InlineData("0", TradeFault.NotPositive)]
    [InlineData("-0.0", TradeFault.NotPositive)]
    [InlineData("0e9", TradeFault.NotPositive)]
    [InlineData("-1", TradeFault.NotPositive)]
    [InlineData("0.00000049", TradeFault.OutOfRange)]
    [InlineData("1e-99999", TradeFault.OutOfRange)]
    [InlineData("9000000000000.000001", TradeFault.OutOfRange)]
    [InlineData("9000000000000.0000005", TradeFault.OutOfRange)]
    [InlineData("1e13", TradeFault.OutOfRange)]
    [InlineData("1e99999", TradeFault.OutOfRange)]
    [InlineData("340282366920938463463374607431768211457", TradeFault.OutOfRange)]
    public void Other_text_is_refused_with_its_fault(string text, TradeFault fault) =>
        Assert.Equal((fault, default(SentNumber)), Parse(text));

    [Fact]
    public void Digits_that_do_not_fit_are_rounded_however_many_there_are()
    {
        var rest = SentNumber.LengthMax - "1.000000".Length;
        Assert.Equal((TradeFault.None, new SentNumber(1_000_001, 6)), Parse("1.000000" + new string('9', rest)));
        Assert.Equal((TradeFault.None, new SentNumber(1_000_000, 6)), Parse("1.000000" + new string('4', rest)));
        Assert.Equal((TradeFault.NotANumber, default(SentNumber)), Parse("1.000000" + new string('4', rest + 1)));
    }

    [Fact]
    public void Exponent_may_be_as_long_a_way_as_the_digits()
    {
        Assert.Equal((TradeFault.None, new SentNumber(25_000_000, 0)), Parse($"0.{new string('0', 900)}25e902"));
        Assert.Equal((TradeFault.None, new SentNumber(25_000_000, 6)), Parse($"250{new string('0', 900)}e-901"));
    }

    [Fact]
    public void Rate_has_ten_places()
    {
        Assert.Equal(TradeFault.None, SentNumber.Parse("0.74711111111"u8, TradeRate.Decimals, TradeRate.UnitsMax, out var rate));
        Assert.Equal(new SentNumber(7_471_111_111, 10), rate);
    }

    private static (TradeFault Fault, SentNumber Number) Parse(string text)
    {
        var fault = SentNumber.Parse(Encoding.UTF8.GetBytes(text), TradeAmount.Decimals, TradeAmount.UnitsMax, out var number);
        return (fault, number);
    }
}
