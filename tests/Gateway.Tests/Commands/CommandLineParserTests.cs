using System.Text;
using Trading.Accounts;
using Trading.Gateway.Commands;
using Trading.Testing;

namespace Trading.Gateway.Tests.Commands;

public sealed class CommandLineParserTests
{
    [Theory]
    [InlineData("[1] ADD,oY01WVirLr,63511.53", "1 Add oY01WVirLr 63511.53")]
    [InlineData("[2] ADD,u,1", "2 Add u 1.00")]
    [InlineData("[3] QUOTE,u,ABC", "3 Quote u ABC")]
    [InlineData("[4] BUY,u,S,10.5", "4 Buy u S 10.50")]
    [InlineData("[5] COMMIT_BUY,u", "5 CommitBuy u")]
    [InlineData("[6] CANCEL_BUY,u", "6 CancelBuy u")]
    [InlineData("[7] SELL,u,S,10.00", "7 Sell u S 10.00")]
    [InlineData("[8] COMMIT_SELL,u", "8 CommitSell u")]
    [InlineData("[9] CANCEL_SELL,u", "9 CancelSell u")]
    [InlineData("[10] SET_BUY_AMOUNT,u,S,10.00", "10 SetBuyAmount u S 10.00")]
    [InlineData("[11] SET_BUY_TRIGGER,u,S,10.00", "11 SetBuyTrigger u S 10.00")]
    [InlineData("[12] CANCEL_SET_BUY,u,S", "12 CancelSetBuy u S")]
    [InlineData("[13] SET_SELL_AMOUNT,u,S,10.00", "13 SetSellAmount u S 10.00")]
    [InlineData("[14] SET_SELL_TRIGGER,u,S,10.00", "14 SetSellTrigger u S 10.00")]
    [InlineData("[15] CANCEL_SET_SELL,u,S", "15 CancelSetSell u S")]
    [InlineData("[16] DUMPLOG,./testLOG", "16 Dumplog ,supervisor file=./testLOG")]
    [InlineData("[17] DUMPLOG,u,my log.xml", "17 Dumplog u file=my log.xml")]
    [InlineData("[18] DISPLAY_SUMMARY,u", "18 DisplaySummary u")]
    public void Command_is_read_with_its_arguments(string line, string expected) => Assert.Equal(expected, Describe(line));

    [Theory]
    [InlineData("![1] ADD,u,1.00", "!1 Add u 1.00")]
    [InlineData("[1] ADD,u,1.00 ", "1 Add u 1.00")]
    [InlineData("[1] ADD,u,1.00 \r", "1 Add u 1.00")]
    [InlineData("[1] ADD,u,1.00\t \r", "1 Add u 1.00")]
    [InlineData("[1]   ADD,u,1.00", "1 Add u 1.00")]
    [InlineData("[9223372036854775807] COMMIT_BUY,u", "9223372036854775807 CommitBuy u")]
    [InlineData("[1] COMMIT_BUY,two words", "1 CommitBuy two words")]
    [InlineData("[1] COMMIT_BUY,Zoë", "1 CommitBuy Zoë")]
    [InlineData("[1] COMMIT_BUY,\U0001F600", "1 CommitBuy \U0001F600")]
    [InlineData("[1] BUY,u,aB9,1", "1 Buy u aB9 1.00")]
    public void Harmless_variations_are_read(string line, string expected) => Assert.Equal(expected, Describe(line));

    [Theory]
    [InlineData("[1] ADD,u,-5.00", "1 Add u -5.00 BadAmount")]
    [InlineData("[1] ADD,u,0", "1 Add u BadAmount")]
    [InlineData("[1] ADD,u,1.234", "1 Add u BadAmount")]
    [InlineData("[1] ADD,u,1e3", "1 Add u BadAmount")]
    [InlineData("[1] ADD,u, 1.00", "1 Add u BadAmount")]
    [InlineData("[1] ADD,u,", "1 Add u BadAmount")]
    [InlineData("[1] ADD,u,9000000000000.00", "1 Add u 9000000000000.00")]
    [InlineData("[1] ADD,u,9000000000000.01", "1 Add u LimitExceeded")]
    [InlineData("[1] ADD,u,99999999999999999999999999", "1 Add u LimitExceeded")]
    [InlineData("[1] ADD,u,-99999999999999999999999999", "1 Add u BadAmount")]
    [InlineData("[1] ADD,u,1\0", "1 Add u Malformed")]
    [InlineData("[1] BUY,u,S,-1.00", "1 Buy u S -1.00 BadAmount")]
    [InlineData("[1] SET_BUY_TRIGGER,u,S,x", "1 SetBuyTrigger u S BadAmount")]
    public void Wrong_amount_is_refused_with_its_code(string line, string expected) => Assert.Equal(expected, Describe(line));

    [Theory]
    [InlineData("[1] ADD", "1 Add ,supervisor Malformed")]
    [InlineData("[1] ADD,", "1 Add ,supervisor Malformed")]
    [InlineData("[1] ADD,u", "1 Add u Malformed")]
    [InlineData("[1] ADD,u,1.00,", "1 Add u Malformed")]
    [InlineData("[1] ADD,u,1.00,2.00,3.00,4.00", "1 Add u Malformed")]
    [InlineData("[1] COMMIT_BUY,u,S", "1 CommitBuy u Malformed")]
    [InlineData("[1] QUOTE,u,", "1 Quote u Malformed")]
    [InlineData("[1] QUOTE,u,ABCD", "1 Quote u Malformed")]
    [InlineData("[1] QUOTE,u,A B", "1 Quote u Malformed")]
    [InlineData("[1] BUY,u,S", "1 Buy u Malformed")]
    [InlineData("[1] BUY,u,ABCD,x", "1 Buy u Malformed")]
    [InlineData("[1] COMMIT_BUY, u", "1 CommitBuy ,supervisor Malformed")]
    [InlineData("[1] COMMIT_BUY,a\tb", "1 CommitBuy ,supervisor Malformed")]
    [InlineData("[1] DUMPLOG", "1 Dumplog ,supervisor Malformed")]
    [InlineData("[1] DUMPLOG,", "1 Dumplog ,supervisor Malformed")]
    [InlineData("[1] DUMPLOG,u,", "1 Dumplog u Malformed")]
    [InlineData("[1] DUMPLOG,u,a\tb", "1 Dumplog u Malformed")]
    [InlineData("[1] DUMPLOG,u,f,g", "1 Dumplog u Malformed")]
    public void Known_command_with_wrong_arguments_is_kept_to_be_recorded(string line, string expected) =>
        Assert.Equal(expected, Describe(line));

    [Theory]
    [InlineData("[7] HOLD,u", "7 -> UnknownCommand")]
    [InlineData("![7] HOLD,u", "!7 -> UnknownCommand")]
    [InlineData("[7] add,u,1.00", "7 -> UnknownCommand")]
    [InlineData("[7] ADDITIONAL_SUMMARY_OF_ALL,u", "7 -> UnknownCommand")]
    [InlineData("[7] HO\0LD,u", "7 -> Malformed")]
    [InlineData("[7]", "7 -> Malformed")]
    [InlineData("[7] ", "7 -> Malformed")]
    [InlineData("[7] ,u", "7 -> Malformed")]
    [InlineData("[7]ADD,u,1.00", "7 -> Malformed")]
    [InlineData("[9223372036854775808] COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("[99999999999999999999] COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("[0] COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("[01] COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("[-1] COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("[1 COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("[] COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData(" [1] COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("COMMIT_BUY,u", "0 -> Malformed")]
    [InlineData("!!", "!0 -> Malformed")]
    [InlineData("", "0 -> Malformed")]
    [InlineData("\r", "0 -> Malformed")]
    public void Line_that_is_no_command_is_left_to_the_door(string line, string expected) => Assert.Equal(expected, Describe(line));

    [Fact]
    public void Bytes_that_are_not_utf8_are_malformed_wherever_they_stand()
    {
        Assert.Equal("1 CommitBuy ,supervisor Malformed", Describe([.. "[1] COMMIT_BUY,a"u8, 0xFF]));
        Assert.Equal("1 Dumplog ,supervisor Malformed", Describe([.. "[1] DUMPLOG,"u8, 0xC3]));
        Assert.Equal("1 Add u Malformed", Describe([.. "[1] ADD,u,"u8, 0x80]));
        Assert.Equal("1 -> Malformed", Describe([.. "[1] HOLD"u8, 0xED, 0xA0, 0x80]));
    }

    [Fact]
    public void Names_have_the_greatest_length_and_not_more()
    {
        var user = new string('ü', UserId.LengthMax);
        Assert.Equal($"1 CommitBuy {user}", Describe($"[1] COMMIT_BUY,{user}"));
        Assert.Equal("1 CommitBuy ,supervisor Malformed", Describe($"[1] COMMIT_BUY,{user}x"));
        var file = new string('f', CommandLineParser.FileNameLengthMax);
        Assert.Equal($"1 Dumplog u file={file}", Describe($"[1] DUMPLOG,u,{file}"));
        Assert.Equal("1 Dumplog u Malformed", Describe($"[1] DUMPLOG,u,{file}f"));
    }

    [Fact]
    public void Line_over_the_greatest_length_is_malformed_and_keeps_its_number()
    {
        var longest = "[5] COMMIT_BUY,u".PadRight(CommandLineParser.LineBytesMax);
        Assert.Equal("5 CommitBuy u", Describe(longest));
        Assert.Equal("5 -> Malformed", Describe(longest + " "));
    }

    [Fact]
    public void Session_is_taken_on_unless_the_line_names_no_user()
    {
        Assert.Equal("s:a", CommandLineParser.Parse("[1] ADD,u,1.00"u8, "s:a").Command.Session);
        Assert.Equal("s:a", CommandLineParser.Parse("[1] DUMPLOG,f"u8, "s:a").Command.Session);
        Assert.Null(CommandLineParser.Parse("[1] ADD,,1.00"u8, "s:a").Command.Session);
    }

    [Fact]
    public void Line_of_a_user_seen_before_allocates_nothing()
    {
        const string Line = "[1] SET_SELL_TRIGGER,oY01WVirLr,ABC,63511.53";
        var line = Encoding.UTF8.GetBytes(Line);
        var user = CommandLineParser.Parse(line).User;
        var again = user;
        Assert.Equal(0, Allocated.Bytes(() => again = CommandLineParser.Parse(line).User));
        Assert.Same(user, again);

        var others = new Queue<byte[]>(Enumerable.Range(0, 100).Select(i => Encoding.UTF8.GetBytes($"[1] COMMIT_BUY,never seen {i}")));
        Assert.True(
            Allocated.Bytes(() => CommandLineParser.Parse(others.Dequeue())) > 0, "the measure would not notice an allocation");
    }

    private static string Describe(string line) => Describe(Encoding.UTF8.GetBytes(line));

    private static string Describe(ReadOnlySpan<byte> line)
    {
        var parsed = CommandLineParser.Parse(line);
        var command = parsed.Command;
        var prefix = $"{(parsed.IsQuiet ? "!" : "")}{parsed.TransactionNum}";
        if (parsed.User is null)
            return $"{prefix} -> {parsed.Status}";
        Assert.Equal(parsed.TransactionNum, command.TransactionNum);
        Assert.Equal(parsed.IsQuiet, command.Quiet);
        Assert.Equal(Status.Ok, parsed.Status);
        var text = new StringBuilder($"{prefix} {command.Kind} {parsed.User}");
        if (!command.Symbol.IsNone)
            text.Append($" {command.Symbol}");
        if (command.Amount != Money.Zero)
            text.Append($" {command.Amount}");
        if (command.FileName is not null)
            text.Append($" file={command.FileName}");
        if (command.Refusal != Status.Ok)
            text.Append($" {command.Refusal}");
        return text.ToString();
    }
}
