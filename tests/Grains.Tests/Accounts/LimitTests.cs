using Trading.Accounts;
using Trading.Audit;
using Trading.Quotes;

namespace Trading.Grains.Tests.Accounts;

/// <summary>Amounts at the ends of what is kept: 9 × 10¹² dollars, and <see cref="Holding.Max"/> shares.</summary>
public sealed class LimitTests
{
    private const string Symbol1 = "ABC";

    [Fact]
    public void Add_is_refused_past_the_largest_balance() => AccountScript.Run("""
        ADD 9000000000000.01       -> limit_exceeded exists=no
        ADD 9000000000000.00       -> ok cash=9000000000000.00
        ADD 0.01                   -> limit_exceeded
        """);

    [Fact]
    public void Reserves_count_towards_the_largest_balance() => AccountScript.Run("""
        ADD 9000000000000.00
        price ABC 1.00
        SET_BUY_AMOUNT XYZ 4000000000000.00  -> ok cash=5000000000000.00
        BUY ABC 5000000000000.00             -> ok shares=5000000000000 cash=0.00 reserved=9000000000000.00
        ADD 0.01                             -> limit_exceeded
        COMMIT_BUY                           -> ok reserved=4000000000000.00 ABC=5000000000000
        ADD 5000000000000.00                 -> ok cash=5000000000000.00
        ADD 0.01                             -> limit_exceeded
        CANCEL_SET_BUY XYZ                   -> ok cash=9000000000000.00
        """);

    [Fact]
    public void CommitSell_past_the_largest_balance_is_refused_and_the_sell_stays_pending() => AccountScript.Run("""
        ADD 100.00
        price ABC 1.00
        BUY ABC 100.00
        COMMIT_BUY
        ADD 8999999999990.00
        SELL ABC 10.01                       -> ok shares=10
        COMMIT_SELL                          -> ok cash=9000000000000.00
        SELL ABC 1.00                        -> ok shares=1 ABC=89+1
        COMMIT_SELL                          -> limit_exceeded ABC=89+1 sells=1
        CANCEL_SELL                          -> ok ABC=90
        SELL ABC 1.00
        SET_BUY_AMOUNT XYZ 10.00             -> ok
        COMMIT_SELL                          -> limit_exceeded
        t=60 touch                           -> ABC=90 expired=1
        """);

    [Fact]
    public void Sell_trigger_waits_while_its_proceeds_would_pass_the_largest_balance() => AccountScript.Run("""
        ADD 100.00
        price ABC 1.00
        BUY ABC 100.00
        COMMIT_BUY
        SET_SELL_AMOUNT ABC 100.00
        ADD 8999999999900.00                 -> ok
        SET_SELL_TRIGGER ABC 1.00            -> ok fired=1 cash=9000000000000.00 ABC=0
        BUY ABC 50.00
        COMMIT_BUY
        SET_SELL_AMOUNT ABC 50.00
        SET_SELL_TRIGGER ABC 2.00            -> ok fired=0 ABC=25+25
        quote ABC 2.01                       -> fired=0
        quote ABC 4999.00                    -> fired=0
        quote ABC 2.00                       -> fired=1 cash=9000000000000.00
        """);

    [Fact]
    public void Largest_amounts_do_not_overflow() => AccountScript.Run("""
        ADD 9000000000000.00
        price ABC 0.01
        SET_BUY_TRIGGER ABC 9000000000000.00     -> no_trigger_amount
        BUY ABC 9000000000000.00                 -> ok shares=900000000000000 total=9000000000000.00 cash=0.00
        COMMIT_BUY                               -> ok ABC=900000000000000
        price ABC 9000000000000.00
        SELL ABC 9000000000000.00                -> ok shares=1 total=9000000000000.00
        COMMIT_SELL                              -> ok cash=9000000000000.00
        SET_SELL_AMOUNT ABC 9000000000000.00     -> ok
        SET_SELL_TRIGGER ABC 0.01                -> insufficient_shares
        SET_SELL_TRIGGER ABC 0.02                -> ok fired=0 ABC=449999999999999+450000000000000
        quote ABC 9000000000000.00               -> fired=0
        SET_BUY_AMOUNT ABC 9000000000000.00      -> ok cash=0.00
        SET_BUY_TRIGGER ABC 9000000000000.00     -> ok fired=1 ABC=450000000000000+450000000000000 cash=0.00 reserved=0.00
        quote ABC 0.02                           -> fired=1 cash=9000000000000.00 ABC=450000000000000
        """);

    [Fact]
    public void Holding_near_its_largest_takes_no_more_than_fits()
    {
        var account = new Account();
        var executor = new AccountExecutor(account, new AccountEventWriter());
        account.Restore(Symbol.Parse(Symbol1), new Holding(Holding.Max - 5, 0));
        Assert.Equal(Status.Ok, Execute(CommandKind.Add, 9_000_000_000_000_00));
        Assert.Equal(Status.LimitExceeded, Execute(CommandKind.Buy, 6));
        Assert.Equal(Status.Ok, Execute(CommandKind.Buy, 3));
        Assert.Equal(Status.LimitExceeded, Execute(CommandKind.Buy, 3));
        Assert.Equal(Status.Ok, Execute(CommandKind.SetBuyAmount, 3));
        Assert.Equal(Status.Ok, Execute(CommandKind.SetBuyTrigger, 1));
        Assert.Single(account.BuyOrders);
        Assert.Equal(Status.Ok, Execute(CommandKind.Buy, 2));
        Assert.Equal(Status.LimitExceeded, Execute(CommandKind.Buy, 1));
        Assert.Equal(Status.Ok, Execute(CommandKind.CommitBuy, 0));
        Assert.Equal(Status.Ok, Execute(CommandKind.CancelBuy, 0));
        Assert.Equal(new Holding(Holding.Max - 3, 0), account.HoldingOf(Symbol.Parse(Symbol1)));
        executor.FireTriggers(Cent(), 0);
        Assert.Equal(new Holding(Holding.Max, 0), account.HoldingOf(Symbol.Parse(Symbol1)));

        Status Execute(CommandKind kind, long cents)
        {
            var command = new Command { Kind = kind, Symbol = Symbol.Parse(Symbol1), Amount = Money.FromCents(cents) };
            Assert.Equal(Step.Done, executor.Execute(command, 0, new Supplies { Quote = Cent() }, out var outcome));
            return outcome.Status;
        }
    }

    private static Quote Cent() => new(Symbol.Parse(Symbol1), Money.FromCents(1), 0);
}
