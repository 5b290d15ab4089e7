using Trading.Gateway.Audit;

namespace Trading.Gateway.Tests.Audit;

public sealed class XmlTextTests
{
    [Fact]
    public void Half_a_character_becomes_a_replacement()
    {
        Assert.Equal("high\uFFFD", XmlText.Carry("high\uD83D"));
        Assert.Equal("low\uFFFDx", XmlText.Carry("low\uDE00x"));
        Assert.Equal("\uFFFD\uFFFD", XmlText.Carry("\uDE00\uD83D"));
    }

    [Fact]
    public void Text_that_XML_carries_is_not_copied()
    {
        var text = "a\t\r\n\uD83D\uDE00\uE000";
        Assert.Same(text, XmlText.Carry(text));
    }
}
