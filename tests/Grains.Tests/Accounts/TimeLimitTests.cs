using Trading.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>The 60 s of pending trades and quotes: at exactly 60 s it is over.</summary>
public sealed class TimeLimitTests
{
    [Theory]
    [InlineData("59.999", "COMMIT_BUY -> ok ABC=3 cash=70.00 reserved=0.00 expired=0")]
    [InlineData("60.000", "COMMIT_BUY -> nothing_pending ABC=0 cash=100.00 reserved=0.00 expired=1 events=2")]
    [InlineData("60.001", "COMMIT_BUY -> nothing_pending ABC=0 cash=100.00 reserved=0.00 expired=1")]
    [InlineData("59.999", "CANCEL_BUY -> ok cash=100.00 expired=0")]
    [InlineData("60.000", "CANCEL_BUY -> nothing_pending cash=100.00 expired=1")]
    [InlineData("60.001", "CANCEL_BUY -> nothing_pending cash=100.00 expired=1")]
    [InlineData("59.999", "touch -> buys=1 cash=70.00 due=60 expired=0")]
    [InlineData("60.000", "touch -> buys=0 cash=100.00 due=none expired=1 events=1")]
    [InlineData("60.001", "touch -> buys=0 cash=100.00 due=none expired=1")]
    public void Pending_buy_lives_for_60_s(string seconds, string line) => AccountScript.Run($"""
        ADD 100.00
        price ABC 10.00
        BUY ABC 30.00 -> ok until=60 due=60
        t={seconds} {line}
        """);

    [Theory]
    [InlineData("59.999", "COMMIT_SELL -> ok ABC=1 cash=20.00 expired=0")]
    [InlineData("60.000", "COMMIT_SELL -> nothing_pending ABC=3 cash=0.00 expired=1 events=2")]
    [InlineData("60.001", "COMMIT_SELL -> nothing_pending ABC=3 cash=0.00 expired=1")]
    [InlineData("59.999", "CANCEL_SELL -> ok ABC=3 expired=0")]
    [InlineData("60.000", "CANCEL_SELL -> nothing_pending ABC=3 expired=1")]
    [InlineData("60.001", "CANCEL_SELL -> nothing_pending ABC=3 expired=1")]
    [InlineData("59.999", "touch -> sells=1 ABC=1+2 due=60 expired=0")]
    [InlineData("60.000", "touch -> sells=0 ABC=3 due=none expired=1 events=1")]
    [InlineData("60.001", "touch -> sells=0 ABC=3 due=none expired=1")]
    public void Pending_sell_lives_for_60_s(string seconds, string line) => AccountScript.Run($"""
        ADD 30.00
        price ABC 10.00
        BUY ABC 30.00
        COMMIT_BUY
        SELL ABC 20.00 -> ok until=60 due=60
        t={seconds} {line}
        """);

    [Theory]
    [InlineData("59.999", "ok")]
    [InlineData("60.000", "needs_quote")]
    [InlineData("60.001", "needs_quote")]
    public void Quote_is_good_for_60_s(string seconds, string status) => AccountScript.Run($"""
        ADD 1000.00
        price ABC 10.00
        BUY ABC 30.00
        COMMIT_BUY
        t={seconds} QUOTE ABC                   -> {status}
        t={seconds} BUY ABC 10.00               -> {status}
        t={seconds} SELL ABC 10.00              -> {status}
        t={seconds} SET_SELL_AMOUNT ABC 10.00   -> {status}
        """);

    [Theory]
    [InlineData("59.999", "1")]
    [InlineData("60.000", "0")]
    [InlineData("60.001", "0")]
    public void Trigger_does_not_fire_at_a_price_over_60_s_old(string seconds, string fired) => AccountScript.Run($"""
        ADD 1000.00
        price ABC 10.00
        SET_BUY_AMOUNT ABC 30.00
        t={seconds} SET_BUY_TRIGGER ABC 10.00   -> ok fired={fired}
        """);

    [Theory]
    [InlineData("59.999", "1")]
    [InlineData("60.000", "0")]
    [InlineData("60.001", "0")]
    public void Trigger_does_not_fire_at_a_price_that_comes_60_s_late(string seconds, string fired) => AccountScript.Run($"""
        ADD 1000.00
        SET_BUY_AMOUNT ABC 30.00
        SET_BUY_TRIGGER ABC 9.00                -> ok
        price ABC 9.00
        t={seconds} late ABC                    -> fired={fired}
        """);

    [Fact]
    public void Stale_quote_after_asking_is_no_quote() => AccountScript.Run("""
        ADD 1000.00
        price ABC 10.00
        t=60 asked BUY ABC 30.00                -> quote_unavailable
        """);

    [Fact]
    public void Commit_takes_the_newest_buy_that_is_left() => AccountScript.Run("""
        ADD 100.00
        price ABC 10.00
        t=0 BUY ABC 10.00
        t=30 BUY ABC 20.00
        t=60 COMMIT_BUY             -> ok shares=2 expired=1 ABC=2 cash=80.00 buys=0 due=none
        COMMIT_BUY                  -> nothing_pending
        """);

    [Fact]
    public void Expiry_is_the_touch_of_any_command_and_comes_before_it() => AccountScript.Run("""
        ADD 30.00
        price ABC 10.00
        BUY ABC 30.00               -> ok cash=0.00
        t=60 SET_BUY_AMOUNT ABC 30.00 -> ok expired=1 events=2 cash=0.00 reserved=30.00
        """);

    [Theory]
    [InlineData("refused=malformed BUY -> malformed expired=1 cash=30.00")]
    [InlineData("BUY XYZ 30.00 -> needs_quote expired=1 events=1 cash=30.00")]
    [InlineData("DISPLAY_SUMMARY -> ok expired=1 cash=30.00")]
    [InlineData("DUMPLOG out.xml -> ok expired=1 cash=30.00")]
    public void Expiry_happens_whatever_becomes_of_the_command(string line) => AccountScript.Run($"""
        ADD 30.00
        price ABC 10.00
        BUY ABC 30.00
        t=60 {line}
        """);

    [Fact]
    public void Expiry_is_due_at_the_oldest_trade_of_both_kinds() => AccountScript.Run("""
        ADD 100.00
        price ABC 10.00
        BUY ABC 20.00
        COMMIT_BUY                  -> ok due=none
        t=1 SELL ABC 10.00          -> ok due=61
        t=2 BUY ABC 10.00           -> ok due=61
        t=3 SELL ABC 10.00          -> ok due=61
        t=61 touch                  -> expired=1 due=62 sells=1 buys=1
        t=62 touch                  -> expired=1 due=63 sells=1 buys=0
        t=90 touch                  -> expired=1 due=none
        """);

    [Fact]
    public void Trade_made_after_the_clock_was_set_back_does_not_outlive_its_turn() => AccountScript.Run("""
        ADD 100.00
        price ABC 10.00
        t=20 BUY ABC 10.00          -> ok until=80
        t=10 BUY ABC 20.00          -> ok until=80 due=80
        t=79.999 touch              -> buys=2
        t=80 COMMIT_BUY             -> nothing_pending expired=2 cash=100.00
        """);

    [Fact]
    public void Trades_of_a_burst_expire_from_the_oldest_and_end_from_the_newest()
    {
        const int Trades = 200;
        var script = new StringWriter();
        script.Write("ADD 1000.00\nprice ABC 1.00\n");
        for (var i = 0; i < Trades; i++)
            script.Write(FormattableString.Invariant($"t={i / 1000m} BUY ABC 1.00\n"));
        script.Write("""
            t=60.119 touch     -> expired=120 buys=80 cash=920.00 reserved=80.00 due=60.12
            COMMIT_BUY         -> ok until=60.199 buys=79
            CANCEL_BUY         -> ok until=60.198 buys=78
            price ABC 1.00
            BUY ABC 1.00       -> ok buys=79
            t=60.198 touch     -> expired=78 buys=1 due=120.119
            COMMIT_BUY         -> ok ABC=2 reserved=0.00 cash=998.00
            """);
        Assert.False(AccountScript.Run(script.ToString()).NeedsAttention);
    }
}
