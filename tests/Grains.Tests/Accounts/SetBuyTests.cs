namespace Trading.Grains.Tests.Accounts;

/// <summary>Automatic buys: amounts, triggers and their firing.</summary>
public sealed class SetBuyTests
{
    [Fact]
    public void SetBuyAmount_holds_the_amount_in_reserve_without_a_price() => AccountScript.Run("""
        ADD 100.00
        SET_BUY_AMOUNT ABC 100.01  -> insufficient_funds
        SET_BUY_AMOUNT ABC 60.00   -> ok cash=40.00 reserved=60.00 buy@ABC=60.00
        SET_BUY_AMOUNT XYZ 40.01   -> insufficient_funds buy@XYZ=none
        SET_BUY_AMOUNT XYZ 40.00   -> ok cash=0.00 reserved=100.00 buy@XYZ=40.00 buy@ABC=60.00
        """);

    [Fact]
    public void SetBuyAmount_again_replaces_the_amount_and_drops_the_trigger() => AccountScript.Run("""
        ADD 100.00
        SET_BUY_AMOUNT ABC 60.00
        SET_BUY_TRIGGER ABC 5.00   -> ok buy@ABC=60.00/5.00
        SET_BUY_AMOUNT ABC 100.01  -> insufficient_funds buy@ABC=60.00/5.00 cash=40.00
        SET_BUY_AMOUNT ABC 100.00  -> ok buy@ABC=100.00 cash=0.00 reserved=100.00
        quote ABC 5.00             -> fired=0
        SET_BUY_AMOUNT ABC 10.00   -> ok buy@ABC=10.00 cash=90.00 reserved=10.00
        """);

    [Fact]
    public void SetBuyTrigger_needs_an_amount_for_the_symbol() => AccountScript.Run("""
        ADD 100.00
        SET_BUY_TRIGGER ABC 5.00   -> no_trigger_amount
        SET_BUY_AMOUNT ABC 60.00
        SET_BUY_TRIGGER XYZ 5.00   -> no_trigger_amount
        SET_BUY_TRIGGER ABC 5.00   -> ok buy@ABC=60.00/5.00 cash=40.00 reserved=60.00
        SET_BUY_TRIGGER ABC 6.00   -> ok buy@ABC=60.00/6.00 cash=40.00 reserved=60.00
        """);

    [Fact]
    public void CancelSetBuy_gives_the_reserve_back_with_or_without_a_trigger() => AccountScript.Run("""
        ADD 100.00
        CANCEL_SET_BUY ABC         -> no_trigger_amount
        SET_BUY_AMOUNT ABC 60.00
        CANCEL_SET_BUY XYZ         -> no_trigger_amount
        CANCEL_SET_BUY ABC         -> ok cash=100.00 reserved=0.00 buy@ABC=none
        CANCEL_SET_BUY ABC         -> no_trigger_amount
        SET_BUY_AMOUNT ABC 60.00
        SET_BUY_TRIGGER ABC 5.00
        CANCEL_SET_BUY ABC         -> ok cash=100.00 buy@ABC=none
        quote ABC 5.00             -> fired=0
        """);

    [Fact]
    public void Buy_trigger_fires_at_once_where_the_price_allows_it() => AccountScript.Run("""
        ADD 100.00
        price ABC 7.00
        SET_BUY_AMOUNT ABC 60.00
        SET_BUY_TRIGGER ABC 7.00   -> ok fired=1 events=2 buy@ABC=none ABC=8 cash=44.00 reserved=0.00
        quote ABC 7.00             -> fired=0
        """);

    [Fact]
    public void Buy_trigger_fires_at_or_below_its_price_at_the_market_price_and_once() => AccountScript.Run("""
        ADD 100.00
        price ABC 7.01
        SET_BUY_AMOUNT ABC 60.00
        SET_BUY_TRIGGER ABC 7.00   -> ok fired=0 buy@ABC=60.00/7.00
        quote ABC 7.01             -> fired=0
        quote XYZ 1.00             -> fired=0
        quote ABC 6.50             -> fired=1 ABC=9 cash=41.50 reserved=0.00 buy@ABC=none
        quote ABC 6.50             -> fired=0 ABC=9
        SET_BUY_TRIGGER ABC 9.00   -> no_trigger_amount
        """);

    [Fact]
    public void Buy_trigger_fires_exactly_at_its_price() => AccountScript.Run("""
        ADD 60.00
        SET_BUY_AMOUNT ABC 60.00
        SET_BUY_TRIGGER ABC 7.00   -> ok fired=0
        quote ABC 7.00             -> fired=1 ABC=8 cash=4.00
        """);

    [Fact]
    public void Buy_trigger_does_not_fire_for_less_than_one_share() => AccountScript.Run("""
        ADD 100.00
        SET_BUY_AMOUNT ABC 6.99
        SET_BUY_TRIGGER ABC 50.00  -> ok
        quote ABC 7.00             -> fired=0 buy@ABC=6.99/50.00
        quote ABC 6.99             -> fired=1 ABC=1 cash=93.01 reserved=0.00
        """);

    [Fact]
    public void Refused_trigger_leaves_the_other_side_of_its_symbol_alone() => AccountScript.Run("""
        ADD 100.00
        SET_BUY_AMOUNT ABC 60.00
        SET_BUY_TRIGGER ABC 40.00  -> ok fired=0
        price ABC 40.00
        SET_SELL_TRIGGER ABC 40.00 -> no_trigger_amount fired=0
        refused=malformed SET_BUY_TRIGGER ABC 1.00 -> malformed fired=0
        quote ABC 40.00            -> fired=1 ABC=1
        """);

    [Fact]
    public void Trigger_that_waits_needs_attention_and_an_amount_alone_does_not()
    {
        Assert.False(AccountScript.Run("ADD 100.00 -> ok\nSET_BUY_AMOUNT ABC 60.00 -> ok").NeedsAttention);
        Assert.True(AccountScript.Run("ADD 100.00 -> ok\nSET_BUY_AMOUNT ABC 60.00 -> ok\nSET_BUY_TRIGGER ABC 1.00 -> ok").NeedsAttention);
    }
}
