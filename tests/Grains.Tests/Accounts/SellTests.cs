namespace Trading.Grains.Tests.Accounts;

/// <summary>SELL and what ends it.</summary>
public sealed class SellTests
{
    private const string Ten = """
        ADD 100.00
        price ABC 10.00
        BUY ABC 100.00
        COMMIT_BUY             -> ok ABC=10 cash=0.00

        """;

    [Fact]
    public void Sell_holds_shares_in_reserve_and_commit_pays_the_price_at_sell() => AccountScript.Run(Ten + """
        price ABC 12.34
        t=1 SELL ABC 50.00     -> ok shares=4 price=12.34 total=49.36 until=61 ABC=6+4 cash=0.00 sells=1
        price ABC 1.00
        t=2 COMMIT_SELL        -> ok shares=4 price=12.34 total=49.36 until=61 ABC=6 cash=49.36 sells=0
        COMMIT_SELL            -> nothing_pending
        """);

    [Fact]
    public void CancelSell_gives_the_shares_back() => AccountScript.Run(Ten + """
        SELL ABC 100.00        -> ok shares=10 ABC=0+10
        t=1 CANCEL_SELL        -> ok shares=10 price=10.00 total=100.00 until=60 ABC=10 cash=0.00
        CANCEL_SELL            -> nothing_pending
        """);

    [Fact]
    public void Sell_is_covered_by_the_worth_of_what_is_not_reserved() => AccountScript.Run(Ten + """
        SELL ABC 100.01        -> insufficient_shares
        SELL ABC 40.00         -> ok ABC=6+4
        SELL ABC 60.01         -> insufficient_shares
        SELL ABC 60.00         -> ok ABC=0+10
        SELL ABC 0.01          -> insufficient_shares
        """);

    [Fact]
    public void Sell_of_less_than_one_share_is_refused() => AccountScript.Run(Ten + """
        SELL ABC 9.99          -> less_than_one_share
        SELL ABC 10.00         -> ok shares=1
        SELL ABC 19.99         -> ok shares=1 total=10.00 ABC=8+2
        """);

    [Fact]
    public void Sell_without_a_holding_is_refused_before_a_quote_is_asked_for() => AccountScript.Run(Ten + """
        SELL XYZ 1.00          -> insufficient_shares
        price ABC none
        SELL ABC 1000.00       -> needs_quote
        asked SELL ABC 10.00   -> quote_unavailable ABC=10
        price ABC 10.00
        SELL ABC 100.00        -> ok
        price ABC none
        SELL ABC 10.00         -> insufficient_shares
        """);

    [Fact]
    public void Pending_sells_are_a_stack_across_symbols_apart_from_the_buys() => AccountScript.Run(Ten + """
        ADD 30.00
        price XYZ 3.00
        BUY XYZ 30.00
        COMMIT_BUY             -> ok XYZ=10
        SELL ABC 10.00
        SELL XYZ 6.00
        COMMIT_BUY             -> nothing_pending
        CANCEL_SELL            -> ok shares=2 price=3.00 XYZ=10 ABC=9+1 sells=1
        COMMIT_SELL            -> ok shares=1 price=10.00 ABC=9 cash=10.00 sells=0
        """);
}
