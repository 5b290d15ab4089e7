namespace Trading.Grains.Tests.Accounts;

/// <summary>Automatic sells: amounts, triggers and their firing.</summary>
public sealed class SetSellTests
{
    private const string Ten = """
        ADD 100.00
        price ABC 10.00
        BUY ABC 100.00
        COMMIT_BUY                   -> ok ABC=10 cash=0.00

        """;

    [Fact]
    public void SetSellAmount_needs_the_worth_and_reserves_nothing() => AccountScript.Run(Ten + """
        SET_SELL_AMOUNT ABC 100.01   -> insufficient_shares sell@ABC=none
        SET_SELL_AMOUNT XYZ 1.00     -> insufficient_shares
        SET_SELL_AMOUNT ABC 100.00   -> ok ABC=10 sell@ABC=100.00
        price ABC 5.00
        SET_SELL_AMOUNT ABC 50.01    -> insufficient_shares sell@ABC=100.00
        price ABC none
        SET_SELL_AMOUNT ABC 50.00    -> needs_quote
        asked SET_SELL_AMOUNT ABC 50.00 -> quote_unavailable sell@ABC=100.00
        """);

    [Fact]
    public void SetSellAmount_again_counts_and_returns_what_the_trigger_reserved() => AccountScript.Run(Ten + """
        SET_SELL_AMOUNT ABC 100.00
        SET_SELL_TRIGGER ABC 12.50   -> ok ABC=2+8 sell@ABC=100.00/12.50:8
        SET_SELL_AMOUNT ABC 100.01   -> insufficient_shares ABC=2+8
        SET_SELL_AMOUNT ABC 100.00   -> ok ABC=10 sell@ABC=100.00
        quote ABC 99.00              -> fired=0
        """);

    [Fact]
    public void SetSellTrigger_reserves_the_shares_that_the_amount_is_at_its_price() => AccountScript.Run(Ten + """
        SET_SELL_TRIGGER ABC 20.00   -> no_trigger_amount
        SET_SELL_AMOUNT ABC 99.99
        SET_SELL_TRIGGER XYZ 20.00   -> no_trigger_amount
        SET_SELL_TRIGGER ABC 100.00  -> less_than_one_share
        SET_SELL_TRIGGER ABC 99.99   -> ok ABC=9+1 sell@ABC=99.99/99.99:1
        SET_SELL_TRIGGER ABC 20.00   -> ok ABC=6+4 sell@ABC=99.99/20.00:4
        SET_SELL_TRIGGER ABC 12.00   -> ok ABC=2+8
        SET_SELL_TRIGGER ABC 30.00   -> ok ABC=7+3
        """);

    [Fact]
    public void SetSellTrigger_needs_as_many_shares_the_earlier_reserve_included() => AccountScript.Run(Ten + """
        SET_SELL_AMOUNT ABC 100.00
        SET_SELL_TRIGGER ABC 9.09    -> insufficient_shares ABC=10
        SELL ABC 50.00               -> ok ABC=5+5
        SET_SELL_TRIGGER ABC 20.00   -> ok ABC=0+10 sell@ABC=100.00/20.00:5
        SET_SELL_TRIGGER ABC 16.66   -> insufficient_shares ABC=0+10 sell@ABC=100.00/20.00:5
        SET_SELL_TRIGGER ABC 16.67   -> ok sell@ABC=100.00/16.67:5
        """);

    [Fact]
    public void CancelSetSell_returns_the_shares_with_or_without_a_trigger() => AccountScript.Run(Ten + """
        CANCEL_SET_SELL ABC          -> no_trigger_amount
        SET_SELL_AMOUNT ABC 100.00
        CANCEL_SET_SELL ABC          -> ok ABC=10 sell@ABC=none
        CANCEL_SET_SELL ABC          -> no_trigger_amount
        SET_SELL_AMOUNT ABC 100.00
        SET_SELL_TRIGGER ABC 20.00   -> ok ABC=5+5
        CANCEL_SET_SELL ABC          -> ok ABC=10 sell@ABC=none
        quote ABC 20.00              -> fired=0
        """);

    [Fact]
    public void Sell_trigger_fires_at_once_where_the_price_allows_it() => AccountScript.Run(Ten + """
        price ABC 20.00
        SET_SELL_AMOUNT ABC 100.00
        SET_SELL_TRIGGER ABC 15.00   -> ok fired=1 events=2 ABC=4 cash=120.00 sell@ABC=none
        """);

    [Fact]
    public void Sell_trigger_fires_at_or_above_its_price_at_the_market_price_and_once() => AccountScript.Run(Ten + """
        SET_SELL_AMOUNT ABC 100.00
        SET_SELL_TRIGGER ABC 15.00   -> ok fired=0 ABC=4+6
        quote ABC 14.99              -> fired=0
        quote XYZ 99.00              -> fired=0
        quote ABC 15.00              -> fired=1 ABC=4 cash=90.00 sell@ABC=none
        quote ABC 15.00              -> fired=0 cash=90.00
        SET_SELL_AMOUNT ABC 60.00
        SET_SELL_TRIGGER ABC 15.01   -> ok ABC=1+3
        quote ABC 40.00              -> fired=1 ABC=1 cash=210.00
        """);

    [Fact]
    public void One_quote_may_fire_the_buy_and_the_sell_of_its_symbol() => AccountScript.Run(Ten + """
        ADD 50.00
        SET_BUY_AMOUNT ABC 50.00
        SET_SELL_AMOUNT ABC 100.00
        SET_SELL_TRIGGER ABC 20.00   -> ok fired=0
        SET_BUY_TRIGGER ABC 25.00    -> ok fired=1 ABC=10+5 cash=0.00
        SET_BUY_AMOUNT XYZ 1.00      -> insufficient_funds
        ADD 70.00
        SET_BUY_AMOUNT ABC 70.00
        price ABC none
        SET_BUY_TRIGGER ABC 30.00    -> ok fired=0
        quote ABC 22.00              -> fired=2 ABC=13 cash=114.00 reserved=0.00
        """);

    [Fact]
    public void Shares_of_a_trigger_cannot_be_sold_otherwise() => AccountScript.Run(Ten + """
        SET_SELL_AMOUNT ABC 100.00
        SET_SELL_TRIGGER ABC 12.50   -> ok ABC=2+8
        SELL ABC 20.01               -> insufficient_shares
        SELL ABC 20.00               -> ok ABC=0+10
        t=60 touch                   -> ABC=2+8
        """);
}
