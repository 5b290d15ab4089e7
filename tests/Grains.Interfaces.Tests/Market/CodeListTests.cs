using System.Text;

namespace Trading.Market;

public sealed class CodeListTests
{
    [Theory]
    [InlineData("EUR", true)]
    [InlineData("USD", true)]
    [InlineData("XAU", true)]
    [InlineData("ZWG", true)]
    [InlineData("HRK", true)]
    [InlineData("eur", false)]
    [InlineData("RUR", false)]
    [InlineData("XXX", false)]
    [InlineData("XTS", false)]
    [InlineData("EU", false)]
    [InlineData("EURO", false)]
    [InlineData("AAA", false)]
    [InlineData("ZZZ", false)]
    [InlineData("E1R", false)]
    public void Currency_is_of_the_list(string code, bool expected)
    {
        Assert.Equal(expected, Currency.TryParse(code, out var currency));
        Assert.Equal(expected, Currency.TryParse(Encoding.ASCII.GetBytes(code), out _));
        Assert.Equal(expected ? code : "", currency.ToString());
    }

    [Theory]
    [InlineData("FR", true)]
    [InlineData("GB", true)]
    [InlineData("ES", true)]
    [InlineData("ZW", true)]
    [InlineData("AD", true)]
    [InlineData("UK", false)]
    [InlineData("SP", false)]
    [InlineData("fr", false)]
    [InlineData("XK", false)]
    [InlineData("FRA", false)]
    [InlineData("F", false)]
    public void Country_is_of_the_list(string code, bool expected)
    {
        Assert.Equal(expected, Country.TryParse(code, out var country));
        Assert.Equal(expected, Country.TryParse(Encoding.ASCII.GetBytes(code), out _));
        Assert.Equal(expected ? code : "", country.ToString());
    }

    [Fact]
    public void Lists_are_in_order_and_every_code_is_written_as_it_is_read()
    {
        Assert.Equal(249, Iso3166.All.Length);
        Assert.Equal(Iso3166.All.Order(StringComparer.Ordinal), Iso3166.All);
        Assert.Equal(Iso4217.All.Order(StringComparer.Ordinal), Iso4217.All);
        Span<byte> text = stackalloc byte[3];
        foreach (var code in Iso4217.All)
        {
            var currency = Currency.Of(code);
            currency.Write(text);
            Assert.Equal(code, Encoding.ASCII.GetString(text));
            Assert.True(Currency.TryUnpack(currency.Packed, out var unpacked));
            Assert.Equal(currency, unpacked);
        }

        foreach (var code in Iso3166.All)
        {
            Country.Of(code).Write(text);
            Assert.Equal(code, Encoding.ASCII.GetString(text[..2]));
        }
    }

    [Fact]
    public void No_number_beyond_the_list_is_a_code()
    {
        Assert.False(Currency.TryUnpack(0, out _));
        Assert.False(Currency.TryUnpack(-1, out _));
        Assert.False(Currency.TryUnpack(26 * 26 * 26 + 1, out _));
        Assert.False(Country.TryUnpack(0, out _));
        Assert.False(Country.TryUnpack(26 * 26 + 1, out _));
    }

    [Theory]
    [InlineData("EUR-GBP", true)]
    [InlineData("EUR-EUR", false)]
    [InlineData("EURGBP", false)]
    [InlineData("EUR/GBP", false)]
    [InlineData("EUR-XXX", false)]
    [InlineData("eur-gbp", false)]
    [InlineData("", false)]
    public void Pair_is_two_different_currencies(string text, bool expected)
    {
        Assert.Equal(expected, CurrencyPair.TryParse(text, out var pair));
        Assert.Equal(expected ? text : "-", pair.ToString());
    }

    [Theory]
    [InlineData("0-1", true)]
    [InlineData("12-9223372036854775807", true)]
    [InlineData("0-0", false)]
    [InlineData("1", false)]
    [InlineData("-1", false)]
    [InlineData("1-", false)]
    [InlineData("1--1", false)]
    [InlineData("+1-1", false)]
    [InlineData("1-9223372036854775808", false)]
    public void Message_id_is_read_as_it_is_written(string text, bool expected)
    {
        Assert.Equal(expected, MessageId.TryParse(text, out var id));
        if (expected)
            Assert.Equal(text, id.ToString());
    }
}
