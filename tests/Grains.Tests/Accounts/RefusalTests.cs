using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Tests.Accounts;

/// <summary>What is refused is recorded and changes nothing (which <see cref="AccountScript"/> checks after every line).</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("BUY ABC 1.00")]
    [InlineData("COMMIT_BUY")]
    [InlineData("CANCEL_BUY")]
    [InlineData("SELL ABC 1.00")]
    [InlineData("COMMIT_SELL")]
    [InlineData("CANCEL_SELL")]
    [InlineData("SET_BUY_AMOUNT ABC 1.00")]
    [InlineData("SET_BUY_TRIGGER ABC 1.00")]
    [InlineData("CANCEL_SET_BUY ABC")]
    [InlineData("SET_SELL_AMOUNT ABC 1.00")]
    [InlineData("SET_SELL_TRIGGER ABC 1.00")]
    [InlineData("CANCEL_SET_SELL ABC")]
    [InlineData("DISPLAY_SUMMARY")]
    public void Command_of_a_user_without_an_account_is_refused(string command) => AccountScript.Run($"""
        {command}                          -> unknown_user exists=no n=1
        price ABC 1.00
        {command}                          -> unknown_user exists=no n=2
        refused=bad_amount ADD -5.00       -> bad_amount exists=no
        {command}                          -> unknown_user exists=no
        QUOTE ABC                          -> ok exists=no
        DUMPLOG out.xml                    -> ok exists=no
        {command}                          -> unknown_user exists=no
        """);

    [Theory]
    [InlineData("ADD -5.00", "bad_amount")]
    [InlineData("ADD 5.00", "limit_exceeded")]
    [InlineData("BUY ABC 5.00", "malformed")]
    [InlineData("SELL ABC 5.00", "bad_amount")]
    [InlineData("SET_BUY_AMOUNT ABC 5.00", "bad_amount")]
    [InlineData("SET_SELL_AMOUNT ABC 5.00", "bad_amount")]
    [InlineData("SET_BUY_TRIGGER ABC 5.00", "malformed")]
    [InlineData("COMMIT_BUY", "malformed")]
    [InlineData("DUMPLOG out.xml", "malformed")]
    [InlineData("DISPLAY_SUMMARY", "malformed")]
    public void What_a_door_refuses_is_recorded_with_its_status(string command, string status) => AccountScript.Run($"""
        refused={status} {command}         -> {status} n=1 events=1
        ADD 100.00
        price ABC 1.00
        n=9 refused={status} {command}     -> {status} n=9 events=1 cash=100.00
        """);

    [Theory]
    [InlineData("ADD -5.00", "bad_amount")]
    [InlineData("ADD 0.00", "bad_amount")]
    [InlineData("ADD", "bad_amount")]
    [InlineData("ADD 9000000000000.01", "limit_exceeded")]
    [InlineData("ADD 99999999999999.00", "limit_exceeded")]
    [InlineData("ADD -99999999999999.00", "bad_amount")]
    [InlineData("QUOTE", "malformed")]
    [InlineData("BUY 5.00", "malformed")]
    [InlineData("BUY ABC -5.00", "bad_amount")]
    [InlineData("BUY ABC 0.00", "bad_amount")]
    [InlineData("SELL ABC 0.00", "bad_amount")]
    [InlineData("SELL 5.00", "malformed")]
    [InlineData("SET_BUY_AMOUNT ABC -0.01", "bad_amount")]
    [InlineData("SET_BUY_AMOUNT 5.00", "malformed")]
    [InlineData("SET_BUY_TRIGGER ABC 0.00", "bad_amount")]
    [InlineData("SET_BUY_TRIGGER ABC -1.00", "bad_amount")]
    [InlineData("SET_BUY_TRIGGER 1.00", "malformed")]
    [InlineData("CANCEL_SET_BUY", "malformed")]
    [InlineData("SET_SELL_AMOUNT ABC 0.00", "bad_amount")]
    [InlineData("SET_SELL_AMOUNT 1.00", "malformed")]
    [InlineData("SET_SELL_TRIGGER ABC 0.00", "bad_amount")]
    [InlineData("SET_SELL_TRIGGER ABC -1.00", "bad_amount")]
    [InlineData("SET_SELL_TRIGGER 1.00", "malformed")]
    [InlineData("CANCEL_SET_SELL", "malformed")]
    public void Account_refuses_what_a_door_should_have(string command, string status) => AccountScript.Run($"""
        ADD 100.00
        price ABC 10.00
        BUY ABC 50.00
        COMMIT_BUY
        SET_BUY_AMOUNT ABC 10.00
        SET_SELL_AMOUNT ABC 10.00
        {command}                          -> {status} events=1 cash=40.00 ABC=5
        asked {command}                    -> {status} events=1
        """);

    [Fact]
    public void Fractions_of_a_cent_are_refused()
    {
        var executor = new AccountExecutor(new Account(), new AccountEventWriter());
        var step = executor.Execute(
            new Command { Kind = CommandKind.Add, Amount = Money.FromMicros(10_000_001) }, 0, default, out var outcome);
        Assert.Equal((Step.Done, Status.BadAmount), (step, outcome.Status));
    }

    [Theory]
    [InlineData((byte)0)]
    [InlineData((byte)17)]
    public void Kind_that_is_no_command_is_refused(byte kind)
    {
        var account = AccountScript.Run("ADD 1.00 -> ok");
        var e = AccountRules.Decide(account, new Command { Kind = (CommandKind)kind, TransactionNum = 2 }, 0, null);
        Assert.Equal(Status.UnknownCommand, e.Status);
    }

    [Fact]
    public void Refused_commands_are_in_the_history_with_what_they_asked_for()
    {
        var account = AccountScript.Run("""
            n=3 refused=bad_amount ADD -5.00        -> bad_amount
            t=2 n=4 ADD 5.00                        -> ok
            t=3 n=5 BUY ABC 5.01                    -> insufficient_funds
            """);
        Assert.Equal(3, account.History.Count);
        Assert.Equal(new HistoryEntry(3, 0, CommandKind.Add, Status.BadAmount, Symbol.None, Money.FromCents(-500)), account.History[0]);
        Assert.Equal(new HistoryEntry(4, 2000, CommandKind.Add, Status.Ok, Symbol.None, Money.FromCents(500)), account.History[1]);
        var refused = new HistoryEntry(5, 3000, CommandKind.Buy, Status.InsufficientFunds, Symbol.Parse("ABC"), Money.FromCents(501));
        Assert.Equal(refused, account.History[2]);
    }

    [Fact]
    public void Command_without_a_number_takes_the_next_one() => AccountScript.Run("""
        ADD 1.00                           -> ok n=1
        n=5 COMMIT_BUY                     -> nothing_pending n=5
        n=3 ADD 1.00                       -> ok n=3
        ADD 1.00                           -> ok n=6
        n=-4 ADD 1.00                      -> ok n=7
        n=9223372036854775807 ADD 1.00     -> ok n=9223372036854775807
        ADD 1.00                           -> ok n=8
        """);
}
