using System.Text;
using Trading.Accounts;

namespace Trading.Grains.Interfaces.Tests.Accounts;

/// <summary>The names and numbers of the commands: both are stored or on the wire, so neither ever changes.</summary>
public sealed class CommandNamesTests
{
    [Theory]
    [InlineData(1, CommandKind.Add, "ADD")]
    [InlineData(2, CommandKind.Quote, "QUOTE")]
    [InlineData(3, CommandKind.Buy, "BUY")]
    [InlineData(4, CommandKind.CommitBuy, "COMMIT_BUY")]
    [InlineData(5, CommandKind.CancelBuy, "CANCEL_BUY")]
    [InlineData(6, CommandKind.Sell, "SELL")]
    [InlineData(7, CommandKind.CommitSell, "COMMIT_SELL")]
    [InlineData(8, CommandKind.CancelSell, "CANCEL_SELL")]
    [InlineData(9, CommandKind.SetBuyAmount, "SET_BUY_AMOUNT")]
    [InlineData(10, CommandKind.SetBuyTrigger, "SET_BUY_TRIGGER")]
    [InlineData(11, CommandKind.CancelSetBuy, "CANCEL_SET_BUY")]
    [InlineData(12, CommandKind.SetSellAmount, "SET_SELL_AMOUNT")]
    [InlineData(13, CommandKind.SetSellTrigger, "SET_SELL_TRIGGER")]
    [InlineData(14, CommandKind.CancelSetSell, "CANCEL_SET_SELL")]
    [InlineData(15, CommandKind.Dumplog, "DUMPLOG")]
    [InlineData(16, CommandKind.DisplaySummary, "DISPLAY_SUMMARY")]
    public void Command_keeps_its_number_and_name(byte number, CommandKind kind, string name)
    {
        Assert.Equal(number, (byte)kind);
        Assert.Equal(name, CommandNames.Of(kind));
        Assert.Equal(kind, CommandNames.Parse(Encoding.ASCII.GetBytes(name)));
    }

    [Fact]
    public void There_are_no_other_commands()
    {
        Assert.Equal(17, Enum.GetValues<CommandKind>().Length);
        Assert.Equal("", CommandNames.Of(CommandKind.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("add")]
    [InlineData("ADD ")]
    [InlineData(" ADD")]
    [InlineData("AD")]
    [InlineData("ADDS")]
    [InlineData("COMMIT-BUY")]
    [InlineData("SET_SELL_TRIGGER_AND_MORE")]
    [InlineData("ÄDD")]
    [InlineData("ADD\0")]
    public void Other_names_are_no_command(string name) => Assert.Equal(CommandKind.None, CommandNames.Parse(Encoding.UTF8.GetBytes(name)));
}
