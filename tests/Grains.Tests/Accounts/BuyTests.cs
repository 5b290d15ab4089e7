namespace Trading.Grains.Tests.Accounts;

/// <summary>ADD, QUOTE, BUY and what ends a buy.</summary>
public sealed class BuyTests
{
    [Fact]
    public void Add_creates_the_account_and_adds_up() => AccountScript.Run("""
        touch                  -> exists=no cash=0.00
        ADD 100.00             -> ok exists=yes cash=100.00 total=100.00 n=1
        n=7 ADD 0.01           -> ok cash=100.01 total=100.01 n=7
        ADD 9.99               -> ok cash=110.00 n=8
        """);

    [Fact]
    public void Quote_needs_no_account_and_makes_none() => AccountScript.Run("""
        QUOTE ABC              -> needs_quote events=0
        t=3 price ABC 12.34
        t=5 n=4 QUOTE ABC      -> ok price=12.34 until=3 n=4 exists=no
        quiet QUOTE ABC        -> ok price=0.00 until=0 n=5
        asked QUOTE XYZ        -> quote_unavailable price=0.00
        """);

    [Fact]
    public void Buy_holds_whole_shares_worth_in_reserve() => AccountScript.Run("""
        ADD 100.00
        price ABC 12.34
        BUY ABC 50.00          -> ok shares=4 price=12.34 total=49.36 until=60 cash=50.64 reserved=49.36 buys=1 ABC=0
        BUY ABC 12.34          -> ok shares=1 total=12.34 cash=38.30 reserved=61.70 buys=2
        BUY ABC 24.67          -> ok shares=1 total=12.34 cash=25.96
        BUY ABC 24.68          -> ok shares=2 total=24.68 cash=1.28 reserved=98.72
        """);

    [Fact]
    public void Buy_needs_cash_for_the_whole_amount_not_for_the_shares() => AccountScript.Run("""
        ADD 100.00
        price ABC 60.00
        BUY ABC 100.01         -> insufficient_funds
        BUY ABC 100.00         -> ok shares=1 cash=40.00
        BUY ABC 40.01          -> insufficient_funds
        BUY ABC 40.00          -> less_than_one_share
        """);

    [Fact]
    public void Buy_is_refused_for_lack_of_cash_before_a_quote_is_asked_for() => AccountScript.Run("""
        ADD 10.00
        BUY ABC 10.01          -> insufficient_funds
        BUY ABC 10.00          -> needs_quote events=0 cash=10.00
        asked BUY ABC 10.00    -> quote_unavailable
        """);

    [Fact]
    public void Buy_of_less_than_one_share_is_refused_at_a_cent_below_the_price() => AccountScript.Run("""
        ADD 100.00
        price ABC 12.34
        BUY ABC 12.33          -> less_than_one_share cash=100.00
        BUY ABC 0.01           -> less_than_one_share
        BUY ABC 12.34          -> ok shares=1
        """);

    [Fact]
    public void CommitBuy_turns_the_reserve_into_shares() => AccountScript.Run("""
        ADD 100.00
        price ABC 10.00
        BUY ABC 35.00          -> ok shares=3
        price ABC 99.00
        t=2 COMMIT_BUY         -> ok shares=3 price=10.00 total=30.00 until=60 cash=70.00 reserved=0.00 ABC=3 buys=0
        COMMIT_BUY             -> nothing_pending shares=0
        """);

    [Fact]
    public void CancelBuy_gives_the_reserve_back() => AccountScript.Run("""
        ADD 100.00
        price ABC 10.00
        t=1 BUY ABC 35.00      -> ok cash=70.00
        t=2 CANCEL_BUY         -> ok shares=3 price=10.00 total=30.00 until=61 cash=100.00 reserved=0.00 ABC=0 buys=0
        CANCEL_BUY             -> nothing_pending
        """);

    [Fact]
    public void Pending_buys_are_a_stack_across_symbols() => AccountScript.Run("""
        ADD 100.00
        price ABC 10.00
        price XYZ 3.00
        n=10 BUY ABC 10.00
        n=11 BUY XYZ 9.00
        n=12 BUY ABC 20.00
        n=13 COMMIT_BUY        -> ok shares=2 price=10.00 ABC=2 buys=2
        n=14 CANCEL_BUY        -> ok shares=3 price=3.00 total=9.00 XYZ=0 buys=1
        n=15 COMMIT_BUY        -> ok shares=1 price=10.00 ABC=3 buys=0 cash=70.00 reserved=0.00
        n=16 COMMIT_BUY        -> nothing_pending
        """);

    [Fact]
    public void Quiet_commands_tell_only_status_and_number() => AccountScript.Run("""
        quiet ADD 100.00       -> ok total=0.00 n=1 cash=100.00
        price ABC 10.00
        quiet BUY ABC 30.00    -> ok shares=0 price=0.00 total=0.00 until=0 n=2 cash=70.00
        quiet COMMIT_BUY       -> ok shares=0 until=0 n=3 ABC=3
        quiet COMMIT_BUY       -> nothing_pending n=4
        """);
}
