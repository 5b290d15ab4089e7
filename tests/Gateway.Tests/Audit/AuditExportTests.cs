using Trading.Accounts;
using Trading.Audit;

namespace Trading.Gateway.Tests.Audit;

public sealed class AuditExportTests
{
    private static readonly AccountEvent Bought = new()
    {
        Kind = AccountEventKind.Command,
        Command = CommandKind.Buy,
        TransactionNum = 7,
        Symbol = Symbol.Parse("Ab1"),
        Amount = Money.FromCents(10_000),
        Price = Money.FromCents(1234),
        Shares = 8,
        CashOut = Money.FromCents(9872),
    };

    [Fact]
    public async Task Executed_command_gives_userCommand_and_then_the_changes_of_cash()
    {
        var replaced = Bought with { Command = CommandKind.SetBuyAmount, CashIn = Money.FromCents(105), CashOut = Money.FromCents(10_000) };
        var lines = await new Journal().Add("oY01WVirLr", 1000, Bought, replaced).LinesAsync();
        Assert.Equal(
            [
                "<userCommand><timestamp>1000</timestamp><server>node-1</server>" +
                "<transactionNum>7</transactionNum><command>BUY</command>" +
                "<username>oY01WVirLr</username><stockSymbol>Ab1</stockSymbol><funds>100.00</funds></userCommand>",
                "<accountTransaction><timestamp>1000</timestamp><server>node-1</server>" +
                "<transactionNum>7</transactionNum><action>remove</action>" +
                "<username>oY01WVirLr</username><funds>98.72</funds></accountTransaction>",
                "<userCommand><timestamp>1000</timestamp><server>node-1</server>" +
                "<transactionNum>7</transactionNum><command>SET_BUY_AMOUNT</command>" +
                "<username>oY01WVirLr</username><stockSymbol>Ab1</stockSymbol><funds>100.00</funds></userCommand>",
                "<accountTransaction><timestamp>1000</timestamp><server>node-1</server>" +
                "<transactionNum>7</transactionNum><action>add</action>" +
                "<username>oY01WVirLr</username><funds>1.05</funds></accountTransaction>",
                "<accountTransaction><timestamp>1000</timestamp><server>node-1</server>" +
                "<transactionNum>7</transactionNum><action>remove</action>" +
                "<username>oY01WVirLr</username><funds>100.00</funds></accountTransaction>",
            ],
            lines);
    }

    [Fact]
    public async Task Refused_command_gives_userCommand_and_then_errorEvent()
    {
        var refused = new AccountEvent
        {
            Kind = AccountEventKind.Command,
            Command = CommandKind.Add,
            Status = Status.BadAmount,
            TransactionNum = 2,
            Amount = Money.FromCents(-5),
        };
        var lines = await new Journal().Add("u", 1, refused).LinesAsync();
        Assert.Equal(
            [
                "<userCommand><timestamp>1</timestamp><server>node-1</server>" +
                "<transactionNum>2</transactionNum><command>ADD</command>" +
                "<username>u</username><funds>-0.05</funds></userCommand>",
                "<errorEvent><timestamp>1</timestamp><server>node-1</server>" +
                "<transactionNum>2</transactionNum><command>ADD</command>" +
                "<username>u</username><funds>-0.05</funds>" +
                "<errorMessage>bad_amount: an amount is a number above zero with at most two decimals</errorMessage></errorEvent>",
            ],
            lines);
    }

    [Fact]
    public async Task Malformed_command_without_its_fields_gives_both_elements_with_what_is_known()
    {
        var malformed = new AccountEvent
        {
            Kind = AccountEventKind.Command,
            Command = CommandKind.Sell,
            Status = Status.Malformed,
            TransactionNum = 3,
        };
        var lines = await new Journal().Add(UserId.Supervisor, 1, malformed).LinesAsync();
        Assert.StartsWith("<userCommand>", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("<command>SELL</command></userCommand>", lines[0], StringComparison.Ordinal);
        Assert.Contains("<command>SELL</command><errorMessage>malformed: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amount_out_of_range_is_cut_to_cents_and_stays_valid()
    {
        var refused = Bought with { Status = Status.LimitExceeded, Amount = Money.FromMicros(long.MaxValue), CashOut = Money.Zero };
        var lines = await new Journal().Add("u", 1, refused).LinesAsync();
        Assert.Contains("<funds>9223372036854.77</funds>", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dump_of_the_supervisor_has_no_username_and_a_users_has_one()
    {
        var dump = DumpTo("./testLOG");
        var lines = await new Journal().Add(UserId.Supervisor, 1, dump).Add("u", 2, dump).LinesAsync();
        Assert.EndsWith("<command>DUMPLOG</command><filename>./testLOG</filename></userCommand>", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("<username>u</username><filename>./testLOG</filename></userCommand>", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_buy_gives_its_cash_back_and_an_expired_sell_says_its_shares_came_back()
    {
        var buy = new AccountEvent
        {
            Kind = AccountEventKind.BuyExpired,
            Command = CommandKind.Buy,
            TransactionNum = 4,
            Symbol = Symbol.Parse("S"),
            Shares = 2,
            Price = Money.FromCents(50),
            CashIn = Money.FromCents(100),
        };
        var sell = buy with { Kind = AccountEventKind.SellExpired, Command = CommandKind.Sell, TransactionNum = 5, CashIn = Money.Zero };
        var lines = await new Journal().Add("u", 1, buy, sell).LinesAsync();
        Assert.Equal(
            [
                "<accountTransaction><timestamp>1</timestamp><server>node-1</server>" +
                "<transactionNum>4</transactionNum><action>add</action>" +
                "<username>u</username><funds>1.00</funds></accountTransaction>",
                "<debugEvent><timestamp>1</timestamp><server>node-1</server>" +
                "<transactionNum>5</transactionNum><command>SELL</command>" +
                "<username>u</username><stockSymbol>S</stockSymbol>" +
                "<debugMessage>not committed within 60 s: 2 shares came back</debugMessage></debugEvent>",
            ],
            lines);
    }

    [Theory]
    [InlineData(AccountEventKind.BuyTriggerFired, CommandKind.SetBuyTrigger, "SET_BUY_TRIGGER")]
    [InlineData(AccountEventKind.SellTriggerFired, CommandKind.SetSellTrigger, "SET_SELL_TRIGGER")]
    public async Task Fired_trigger_gives_systemEvent_under_its_command_and_then_the_cash(
        AccountEventKind kind, CommandKind command, string name)
    {
        var fired = new AccountEvent
        {
            Kind = kind,
            Command = command,
            TransactionNum = 6,
            Symbol = Symbol.Parse("XY"),
            Shares = 3,
            Price = Money.FromCents(250),
            CashIn = Money.FromCents(20),
        };
        var lines = await new Journal().Add("u", 1, fired).LinesAsync();
        Assert.Equal(
            [
                $"<systemEvent><timestamp>1</timestamp><server>node-1</server>" +
                $"<transactionNum>6</transactionNum><command>{name}</command>" +
                "<username>u</username><stockSymbol>XY</stockSymbol><funds>7.50</funds></systemEvent>",
                "<accountTransaction><timestamp>1</timestamp><server>node-1</server>" +
                "<transactionNum>6</transactionNum><action>add</action>" +
                "<username>u</username><funds>0.20</funds></accountTransaction>",
            ],
            lines);
    }

    [Fact]
    public async Task Quote_hit_gives_quoteServer()
    {
        var hit = new AccountEvent
        {
            Kind = AccountEventKind.QuoteHit,
            Command = CommandKind.Quote,
            TransactionNum = 8,
            Symbol = Symbol.Parse("ABC"),
            Price = Money.FromCents(1_001),
            QuoteServerTimeMs = 123,
            CryptoKey = "a+b/c==",
        };
        Assert.Equal(
            "<quoteServer><timestamp>1</timestamp><server>node-1</server><transactionNum>8</transactionNum><price>10.01</price>" +
            "<stockSymbol>ABC</stockSymbol><username>u</username><quoteServerTime>123</quoteServerTime>" +
            "<cryptokey>a+b/c==</cryptokey></quoteServer>",
            Assert.Single(await new Journal().Add("u", 1, hit).LinesAsync()));
    }

    [Fact]
    public async Task Shards_are_merged_in_order_of_time_and_every_kind_is_counted()
    {
        var journal = new Journal(shards: 4, pageSize: 3);
        var random = new Random(1);
        var time = 0L;
        for (var i = 0; i < 500; i++)
            journal.Add($"user{random.Next(20)}", time += random.Next(3), Bought with { TransactionNum = i + 1 });
        var (xml, counts) = await journal.WriteAsync();
        Journal.Validate(xml);
        var times = xml.Split("<timestamp>").Skip(1)
            .Select(part => long.Parse(part[..part.IndexOf('<', StringComparison.Ordinal)])).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.Equal((500, 500, 1000), (counts.UserCommands, counts.AccountTransactions, counts.Total));
    }

    [Fact]
    public async Task Export_of_one_user_has_nothing_of_others()
    {
        var journal = new Journal(shards: 1).Add("a", 1, Bought).Add("b", 2, Bought).Add("a", 3, Bought);
        var lines = await journal.LinesAsync("a");
        Assert.Equal(4, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains("<username>b<", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_without_events_is_a_valid_empty_log() => Assert.Empty(await new Journal().LinesAsync());

    [Theory]
    [InlineData("a<b>&\"c'", "a&lt;b&gt;&amp;\"c'")]
    [InlineData("bell\u0007nul\0", "bell\uFFFDnul\uFFFD")]
    [InlineData("line\r\nend\t", "line&#xD;\nend\t")]
    [InlineData("pair\uD83D\uDE00", "pair\uD83D\uDE00")]
    [InlineData("\uFFFE\uFFFF", "\uFFFD\uFFFD")]
    public async Task Odd_characters_never_make_a_dump_fail(string fileName, string written)
    {
        var (xml, _) = await new Journal().Add("u", 1, DumpTo(fileName)).WriteAsync();
        Journal.Validate(xml);
        Assert.Contains($"<filename>{written}</filename>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_whose_name_has_an_emoji_stands_in_the_log_as_it_is()
    {
        var lines = await new Journal().Add("Ada \U0001F600", 1, Bought).LinesAsync("Ada \U0001F600");
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains("<username>Ada \U0001F600</username>", line, StringComparison.Ordinal));
    }

    private static AccountEvent DumpTo(string fileName) =>
        new() { Kind = AccountEventKind.Command, Command = CommandKind.Dumplog, TransactionNum = 9, FileName = fileName };
}
