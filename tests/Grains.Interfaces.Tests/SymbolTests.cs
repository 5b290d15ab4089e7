using System.Text;

namespace Trading.Grains.Interfaces.Tests;

public sealed class SymbolTests
{
    [Theory]
    [InlineData("A", 0x41u)]
    [InlineData("z", 0x7Au)]
    [InlineData("0", 0x30u)]
    [InlineData("AB", 0x4241u)]
    [InlineData("ABC", 0x434241u)]
    [InlineData("aBc", 0x634261u)]
    [InlineData("9zZ", 0x5A7A39u)]
    public void Symbol_keeps_its_characters_and_its_stored_number(string text, uint packed)
    {
        Assert.True(Symbol.TryParse(Encoding.UTF8.GetBytes(text), out var symbol));
        Assert.Equal(text, symbol.ToString());
        Assert.Equal(text.Length, symbol.Length);
        Assert.Equal(packed, symbol.Packed);
        Assert.False(symbol.IsNone);
        Assert.Equal(symbol, Symbol.FromPacked(packed));
        Assert.Equal(symbol, Symbol.Parse(text));
        var written = new byte[3];
        Assert.Equal(text, Encoding.ASCII.GetString(written, 0, symbol.Write(written)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCD")]
    [InlineData("A B")]
    [InlineData("A-B")]
    [InlineData("A\0B")]
    [InlineData("é")]
    [InlineData("A,")]
    [InlineData(" A")]
    [InlineData("@")]
    [InlineData("[")]
    [InlineData("`")]
    [InlineData("{")]
    [InlineData("/")]
    [InlineData(":")]
    public void Other_text_is_no_symbol(string text)
    {
        Assert.False(Symbol.TryParse(Encoding.UTF8.GetBytes(text), out var symbol));
        Assert.True(symbol.IsNone);
        Assert.Throws<FormatException>(() => Symbol.Parse(text));
    }

    [Theory]
    [InlineData(0x00004100u)]
    [InlineData(0x00430041u)]
    [InlineData(0x00410000u)]
    [InlineData(0x41414141u)]
    [InlineData(0x01000000u)]
    [InlineData(0x0000002Cu)]
    [InlineData(0x00808080u)]
    [InlineData(uint.MaxValue)]
    public void Other_numbers_are_no_stored_symbol(uint packed) => Assert.Throws<FormatException>(() => Symbol.FromPacked(packed));

    [Fact]
    public void None_is_the_default_and_has_no_characters()
    {
        Assert.True(Symbol.None.IsNone);
        Assert.Equal(default, Symbol.None);
        Assert.Equal(Symbol.None, Symbol.FromPacked(0));
        Assert.Equal("", Symbol.None.ToString());
        Assert.Equal(0, Symbol.None.Length);
    }

    [Fact]
    public void Case_tells_symbols_apart()
    {
        Assert.True(Symbol.Parse("abc") != Symbol.Parse("ABC"));
        Assert.True(Symbol.Parse("abc") == Symbol.Parse("abc"));
        Assert.False(Symbol.Parse("abc").Equals((object)"abc"));
        Assert.Equal(Symbol.Parse("abc").GetHashCode(), Symbol.Parse("abc").GetHashCode());
    }
}
