using System.Text;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

public sealed class ReplyWriterTests
{
    private const long TimeMs = 1_795_228_200_123;

    private static readonly Outcome Trade = new()
    {
        Symbol = Symbol.Parse("ABC"),
        Shares = 12,
        Price = Money.FromCents(2_050),
        Total = Money.FromCents(24_600),
        TimeMs = TimeMs,
    };

    [Theory]
    [InlineData(CommandKind.Add, "[7] OK {\"cash\":\"246.00\"}")]
    [InlineData(CommandKind.Quote, "[7] OK {\"symbol\":\"ABC\",\"price\":\"20.50\",\"quotedAt\":\"2026-11-21T02:30:00.123Z\"}")]
    [InlineData(CommandKind.SetBuyAmount, "[7] OK")]
    [InlineData(CommandKind.SetBuyTrigger, "[7] OK")]
    [InlineData(CommandKind.CancelSetBuy, "[7] OK")]
    [InlineData(CommandKind.SetSellAmount, "[7] OK")]
    [InlineData(CommandKind.SetSellTrigger, "[7] OK")]
    [InlineData(CommandKind.CancelSetSell, "[7] OK")]
    public void Result_of_a_command_is_the_one_of_the_spec(CommandKind kind, string expected) => Assert.Equal(expected, Reply(kind, Trade));

    [Theory]
    [InlineData(CommandKind.Buy)]
    [InlineData(CommandKind.CommitBuy)]
    [InlineData(CommandKind.CancelBuy)]
    [InlineData(CommandKind.Sell)]
    [InlineData(CommandKind.CommitSell)]
    [InlineData(CommandKind.CancelSell)]
    public void Result_of_a_trade_has_its_numbers_as_strings(CommandKind kind) => Assert.Equal(
        "[7] OK {\"symbol\":\"ABC\",\"shares\":\"12\",\"price\":\"20.50\",\"total\":\"246.00\",\"expiresAt\":\"2026-11-21T02:30:00.123Z\"}",
        Reply(kind, Trade));

    [Fact]
    public void Summary_is_passed_on_as_it_is()
    {
        var summary = new AccountSummary("{\"user\":\"u\""u8, "{\"transactionNum\":1}"u8.ToArray(), isTruncated: false);
        Assert.Equal(
            "[7] OK {\"user\":\"u\",\"history\":[{\"transactionNum\":1}],\"historyTruncated\":false}",
            Reply(CommandKind.DisplaySummary, new Outcome { Summary = summary }));
    }

    [Fact]
    public void Dump_tells_its_path_escaped_and_its_elements() => Assert.Equal(
        "[7] OK {\"path\":\"/d/a\\u0022b\\\\c\",\"elements\":12345}",
        Reply(CommandKind.Dumplog, default, new DumpResult("/d/a\"b\\c", 12_345)));

    [Fact]
    public void Repeated_outcome_has_no_result() => Assert.Equal("[7] OK", Reply(CommandKind.Buy, Trade with { Repeated = true }));

    [Fact]
    public void Refused_command_tells_its_code_and_no_result()
    {
        foreach (var status in Enum.GetValues<Status>().Where(s => s != Status.Ok))
        {
            var expected = $"[7] ERR {StatusCodes.Of(status)} {StatusCodes.MessageOf(status)}";
            Assert.Equal(expected, Reply(CommandKind.Buy, Trade with { Status = status }));
        }
    }

    [Fact]
    public void Line_without_a_number_is_refused_without_one()
    {
        var bytes = new byte[ReplyWriter.RefusalBytesMax];
        var length = ReplyWriter.WriteRefusal(0, Status.Malformed, bytes);
        Assert.Equal("ERR malformed the line is not a command with its arguments\n", Encoding.UTF8.GetString(bytes, 0, length));
    }

    [Fact]
    public void Greatest_numbers_fit_the_room_that_was_asked_for()
    {
        var most = new Outcome
        {
            Symbol = Symbol.Parse("ABC"),
            Shares = long.MinValue,
            Price = Money.FromMicros(-long.MaxValue),
            Total = Money.FromMicros(-long.MaxValue),
            TimeMs = TimeMs,
        };
        foreach (var kind in Enum.GetValues<CommandKind>())
        {
            var completed = new CompletedCommand(new Command { Kind = kind, TransactionNum = long.MaxValue }, 0, most, null);
            ReplyWriter.Write(completed, new byte[ReplyWriter.BytesMax(completed)]);
        }
    }

    private static string Reply(CommandKind kind, Outcome outcome, DumpResult? dump = null)
    {
        var completed = new CompletedCommand(new Command { Kind = kind, TransactionNum = 7 }, 0, outcome, dump);
        var bytes = new byte[ReplyWriter.BytesMax(completed)];
        var text = Encoding.UTF8.GetString(bytes, 0, ReplyWriter.Write(completed, bytes));
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return text[..^1];
    }
}
