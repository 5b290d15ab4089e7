using Trading.Accounts;

namespace Trading.Grains.Interfaces.Tests.Accounts;

public sealed class UserIdTests
{
    [Theory]
    [InlineData("u")]
    [InlineData("oY01WVirLr")]
    [InlineData("Jörg Müller")]
    [InlineData("名前")]
    [InlineData("a b")]
    [InlineData("<&\"'>")]
    [InlineData("../etc/passwd")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("\U0001F600")]
    [InlineData("Ada \U0001F44D\U0001F3FD")]
    [InlineData("\u2764\uFE0F")]
    [InlineData("\U00020BB7\u91CE")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012\U0001F600")]
    public void Printable_text_is_a_user_id(string text) => Assert.True(UserId.IsValid(text));

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData(",")]
    [InlineData("a,b")]
    [InlineData(UserId.Supervisor)]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData(" ")]
    [InlineData("a\tb")]
    [InlineData("a\0")]
    [InlineData("a\n")]
    [InlineData("a\u007f")]
    [InlineData("a\u0085b")]
    [InlineData("a\u00a0b")]
    [InlineData("a\u200bb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("\ufeffa")]
    [InlineData("a\ue000")]
    [InlineData("a\uffffb")]
    [InlineData("a\ufffdb")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123\U0001F600")]
    [InlineData("\U0001F468\u200D\U0001F469")]
    [InlineData("a\U000E0041")]
    [InlineData("a\U000F0000")]
    [InlineData("a\U0001FFFF")]
    [InlineData("a\U0002FFFD")]
    public void Other_text_is_no_user_id(string text) => Assert.False(UserId.IsValid(text));

    [Fact]
    public void Halves_of_a_character_are_no_user_id()
    {
        Assert.False(UserId.IsValid(['a', '\ud800']));
        Assert.False(UserId.IsValid(['\udc00']));
        Assert.False(UserId.IsValid(['\ude00', '\ud83d']));
        Assert.False(UserId.IsValid(['\ud83d', 'a', '\ude00']));
    }
}
