using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Interfaces.Tests.Audit;

/// <summary>The stored form of events, byte for byte: what was written once must read the same for ever.</summary>
public sealed class AccountEventFormTests
{
    private static readonly AccountEvent Buy = new()
    {
        Kind = AccountEventKind.Command,
        Command = CommandKind.Buy,
        Symbol = Symbol.Parse("ABC"),
        TransactionNum = 5,
        TimeMs = 1_700_000_000_000,
        Session = "s:run",
        Amount = Money.FromCents(50_00),
        Price = Money.FromCents(12_34),
        Shares = 4,
        CashOut = Money.FromCents(49_36),
    };

    [Theory]
    [InlineData(1, AccountEventKind.Command)]
    [InlineData(2, AccountEventKind.BuyExpired)]
    [InlineData(3, AccountEventKind.SellExpired)]
    [InlineData(4, AccountEventKind.BuyTriggerFired)]
    [InlineData(5, AccountEventKind.SellTriggerFired)]
    [InlineData(6, AccountEventKind.QuoteHit)]
    [InlineData(7, AccountEventKind.Exchange)]
    public void Kind_keeps_its_number(byte number, AccountEventKind kind)
    {
        Assert.Equal(number, (byte)kind);
        Assert.Equal(7, Enum.GetValues<AccountEventKind>().Length);
    }

    [Fact]
    public void Command_keeps_its_form() => AssertForm(
        "0103FE020A80A0ABFEF96206733A72756EC1848D0280C2D72FC0ACE20B0880B2892F", [Buy]);

    [Fact]
    public void Refused_command_keeps_its_form() => AssertForm("010113120302FFCAF74D", [
        new AccountEvent
        {
            Kind = AccountEventKind.Command, Command = CommandKind.Add, Status = Status.BadAmount, TransactionNum = 9, TimeMs = 1,
            Amount = Money.FromCents(-81_72),
        },
    ]);

    [Fact]
    public void Time_and_session_are_written_where_they_change() => AssertForm(
        "0103FE020A80A0ABFEF96206733A72756EC1848D0280C2D72FC0ACE20B0880B2892F0104000C050DFE010482A0ABFEF96200"
        + "5AA09C01A09C0102A09C01", [
        Buy,
        new AccountEvent
        {
            Kind = AccountEventKind.Command, Command = CommandKind.CommitBuy, TransactionNum = 6, TimeMs = Buy.TimeMs, Session = "s:run",
        },
        new AccountEvent
        {
            Kind = AccountEventKind.SellTriggerFired, Command = CommandKind.SetSellTrigger, TransactionNum = 2, TimeMs = Buy.TimeMs + 1,
            Symbol = Symbol.Parse("Z"), Price = Money.FromCents(1), Shares = 1, Amount = Money.FromCents(1), CashIn = Money.FromCents(1),
        },
    ]);

    [Fact]
    public void Replacing_an_amount_has_cash_both_ways() => AssertForm("0109980302C18401809BEE028092F401809BEE02", [
        new AccountEvent
        {
            Kind = AccountEventKind.Command, Command = CommandKind.SetBuyAmount, TransactionNum = 1, Symbol = Symbol.Parse("AB"),
            Amount = Money.FromCents(3_00), CashIn = Money.FromCents(2_00), CashOut = Money.FromCents(3_00),
        },
    ]);

    [Fact]
    public void Dumplog_has_its_file_name() => AssertForm("010F8004020A2E2F746573744C4F47", [
        new AccountEvent { Kind = AccountEventKind.Command, Command = CommandKind.Dumplog, TransactionNum = 1, FileName = "./testLOG" },
    ]);

    [Fact]
    public void Quote_hit_has_the_server_s_time_and_key() => AssertForm("0600AA080604C1848D0280BFB59F250205613256350600880806410000", [
        new AccountEvent
        {
            Kind = AccountEventKind.QuoteHit, TransactionNum = 3, TimeMs = 2, Symbol = Symbol.Parse("ABC"),
            Price = Money.FromCents(499_900), QuoteServerTimeMs = 1, CryptoKey = "a2V5",
        },
        new AccountEvent { Kind = AccountEventKind.QuoteHit, TransactionNum = 3, TimeMs = 2, Symbol = Symbol.Parse("A") },
    ]);

    [Fact]
    public void Cleared_writer_writes_a_block_of_its_own()
    {
        var writer = new AccountEventWriter();
        writer.Write(Buy);
        var first = writer.WrittenSpan.ToArray();
        Assert.Equal(1, writer.Count);
        writer.Clear();
        Assert.Equal(0, writer.Count);
        Assert.True(writer.WrittenSpan.IsEmpty);
        writer.Write(Buy);
        Assert.Equal(first, writer.WrittenSpan);
    }

    [Theory]
    [InlineData("0003000A")]
    [InlineData("0703000A")]
    [InlineData("0111000A")]
    [InlineData("010380100A")]
    [InlineData("0103010A0F")]
    [InlineData("0103080A2C")]
    [InlineData("0103080AC1828580808001")]
    [InlineData("0103")]
    [InlineData("010300")]
    [InlineData("0103FF0F0A")]
    public void Bytes_that_no_version_wrote_are_refused(string hex) => Assert.Throws<FormatException>(() =>
    {
        var reader = new AccountEventReader(Convert.FromHexString(hex));
        reader.TryRead(out _);
    });

    private static void AssertForm(string hex, AccountEvent[] events)
    {
        var writer = new AccountEventWriter();
        foreach (var e in events)
            writer.Write(e);
        Assert.Equal(hex, Convert.ToHexString(writer.WrittenSpan));
        var reader = new AccountEventReader(writer.WrittenSpan);
        foreach (var e in events)
        {
            Assert.True(reader.TryRead(out var read));
            Assert.Equal(e, read);
        }

        Assert.False(reader.TryRead(out _));
    }
}
