using Trading.Accounts;
using Trading.Exchange;
using static Trading.Grains.Tests.Exchange.ExchangeRig;

namespace Trading.Grains.Tests.Exchange;

public sealed class OrderFlowTests
{
    [Fact]
    public async Task Order_that_takes_more_orders_than_a_page_of_events_is_answered_with_all_its_fills()
    {
        // A page has 512 events.
        const int Makers = 600;
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("maker", Asset.Btc, Bitcoin);
        await rig.DepositAsync("taker", Asset.Usd, 1_000_000 * Dollar);
        await Task.WhenAll(Enumerable.Range(0, Makers).Select(_ => rig.PlaceAsync("maker", Limit(OrderSide.Sell, 10, 1))));
        var taken = await rig.PlaceAsync("taker", Limit(OrderSide.Buy, 10, Makers));
        Assert.Equal((OrderStatus.Filled, Makers), (taken.Status, taken.Fills.Length));
    }

    [Theory]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MaxValue, 1_000_000)]
    [InlineData(1_000_000, long.MaxValue)]
    public async Task Order_beyond_all_numbers_is_refused_and_harms_nothing(long ticks, long lots)
    {
        // Of this instrument a tick times a lot is ten units, so that the largest product has more than 128 bits.
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * Dollar);
        var order = Limit(OrderSide.Buy, 1, 100) with { Symbol = "ETH-USD" };
        var open = await rig.PlaceAsync("ann", order);
        var placed = await rig.Trader("ann").PlaceAsync(order with { Ticks = ticks, Lots = lots });
        Assert.Equal(
            (ExchangeStatus.LimitExceeded, OrderStatus.Rejected, OrderReason.Limit),
            (placed.Status, placed.Order!.Status, placed.Order.Reason));
        var amended = await rig.Trader("ann").AmendAsync(new AmendOrder(OrderKey.Of(open.OrderId), ticks, lots));
        Assert.Equal((ExchangeStatus.LimitExceeded, OrderStatus.New), (amended.Status, amended.Order!.Status));
    }

    [Fact]
    public async Task Limit_buy_that_rests_locks_price_times_quantity()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * Dollar);

        var order = await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 100, 20_000));

        Assert.Equal(OrderStatus.New, order.Status);
        Assert.Equal(7, order.OrderId.Version);
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 800 * Dollar, 200 * Dollar);
        Assert.Equal([new PriceLevel(10_000, 20_000)], (await rig.Market().GetDepthAsync(5)).Bids);
    }

    [Fact]
    public async Task Taker_trades_at_the_makers_price_and_gets_the_difference_back()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Btc, 5 * Bitcoin);
        await rig.DepositAsync("bob", Asset.Usd, 1_000 * Dollar);
        await rig.PlaceAsync("ann", Limit(OrderSide.Sell, 90, 10_000));

        var taken = await rig.PlaceAsync("bob", Limit(OrderSide.Buy, 100, 30_000));

        Assert.Equal((OrderStatus.PartiallyFilled, 10_000L), (taken.Status, taken.FilledLots));
        var fill = Assert.Single(taken.Fills);
        Assert.Equal((9_000L, 10_000L, LiquidityRole.Taker), (fill.Ticks, fill.Lots, fill.Role));
        await rig.ExpectBalanceAsync("bob", Asset.Usd, 710 * Dollar, 200 * Dollar);
        await rig.ExpectBalanceAsync("bob", Asset.Btc, Bitcoin, 0);
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 90 * Dollar, 0);
        await rig.ExpectBalanceAsync("ann", Asset.Btc, 4 * Bitcoin, 0);
        var made = Assert.Single(await rig.Trader("ann").GetFillsAsync(new OrderQuery(null, 0, 10)));
        Assert.Equal(LiquidityRole.Maker, made.Fill.Role);
    }

    [Fact]
    public async Task Order_without_funds_is_rejected_and_remembered_and_changes_nothing()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 10 * Dollar);

        var first = await rig.Trader("ann").PlaceAsync(Limit(OrderSide.Buy, 100, 10_000, "c1"));
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * Dollar);
        var again = await rig.Trader("ann").PlaceAsync(Limit(OrderSide.Buy, 100, 10_000, "c1"));

        Assert.Equal((ExchangeStatus.InsufficientFunds, OrderStatus.Rejected), (first.Status, first.Order!.Status));
        Assert.Equal((first.Order.OrderId, ExchangeStatus.InsufficientFunds, true), (again.Order!.OrderId, again.Status, again.IsRepeat));
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 1_010 * Dollar, 0);
    }

    [Fact]
    public async Task Client_order_id_fifty_times_in_parallel_makes_one_order_and_equal_answers()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * Dollar);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => rig.Trader("ann").PlaceAsync(Limit(OrderSide.Buy, 10, 10_000, "same"))));

        Assert.Single(answers.Select(a => a.Order!.OrderId).Distinct());
        Assert.All(answers, a => Assert.Equal((ExchangeStatus.Ok, OrderStatus.New), (a.Status, a.Order!.Status)));
        Assert.Equal(1, answers.Count(a => !a.IsRepeat));
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 990 * Dollar, 10 * Dollar);
    }

    [Fact]
    public async Task Client_order_id_with_other_fields_is_refused()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * Dollar);
        await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 10, 10_000, "c1"));

        var other = await rig.Trader("ann").PlaceAsync(Limit(OrderSide.Buy, 11, 10_000, "c1"));

        Assert.Equal(ExchangeStatus.ClientOrderIdReused, other.Status);
        Assert.Single(await rig.Trader("ann").GetOpenOrdersAsync(null));
    }

    [Fact]
    public async Task Cancel_gives_the_reserve_back_and_a_second_one_says_not_open()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * Dollar);
        var order = await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 10, 10_000));

        var cancelled = await rig.Trader("ann").CancelAsync(OrderKey.Of(order.OrderId));
        var again = await rig.Trader("ann").CancelAsync(OrderKey.Of(order.OrderId));
        var unknown = await rig.Trader("ann").CancelAsync(OrderKey.Of("nobody's"));

        Assert.Equal(
            (ExchangeStatus.Ok, OrderStatus.Cancelled, OrderReason.User),
            (cancelled.Status, cancelled.Order!.Status, cancelled.Order.Reason));
        Assert.Equal(ExchangeStatus.OrderNotOpen, again.Status);
        Assert.Equal(ExchangeStatus.UnknownOrder, unknown.Status);
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 1_000 * Dollar, 0);
        Assert.Empty((await rig.Market().GetDepthAsync(5)).Bids);
    }

    [Theory]
    [InlineData(20, 10_000, 20)]
    [InlineData(10, 30_000, 30)]
    [InlineData(5, 40_000, 20)]
    [InlineData(10, 4_000, 4)]
    public async Task Amend_reserves_what_the_changed_order_needs(long dollars, long lots, long lockedDollars)
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 100 * Dollar);
        var order = await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 10, 10_000));

        var amended = await rig.Trader("ann").AmendAsync(new AmendOrder(OrderKey.Of(order.OrderId), dollars * 100, lots));

        Assert.Equal(ExchangeStatus.Ok, amended.Status);
        Assert.Equal((dollars * 100, lots), (amended.Order!.Request.Ticks, amended.Order.Request.Lots));
        await rig.ExpectBalanceAsync("ann", Asset.Usd, (100 - lockedDollars) * Dollar, lockedDollars * Dollar);
    }

    [Fact]
    public async Task Amend_beyond_the_funds_changes_nothing()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 100 * Dollar);
        var order = await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 10, 10_000));

        var amended = await rig.Trader("ann").AmendAsync(new AmendOrder(OrderKey.Of(order.OrderId), 0, 200_000));

        Assert.Equal(ExchangeStatus.InsufficientFunds, amended.Status);
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 90 * Dollar, 10 * Dollar);
    }

    [Fact]
    public async Task Amend_to_what_is_filled_closes_the_order_as_filled()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 100 * Dollar);
        await rig.DepositAsync("bob", Asset.Btc, Bitcoin);
        var order = await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 10, 10_000));
        await rig.PlaceAsync("bob", Limit(OrderSide.Sell, 10, 4_000));

        var amended = await rig.Trader("ann").AmendAsync(new AmendOrder(OrderKey.Of(order.OrderId), 0, 3_000));

        Assert.Equal((ExchangeStatus.Ok, OrderStatus.Filled, 4_000L), (amended.Status, amended.Order!.Status, amended.Order.FilledLots));
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 96 * Dollar, 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Amend_with_an_id_has_one_effect_and_one_answer(bool isRestarted)
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 100 * Dollar);
        var order = await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 10, 10_000));
        var first = new AmendOrder(OrderKey.Of(order.OrderId), 1_100, 0, "a1");
        var refused = new AmendOrder(OrderKey.Of(order.OrderId), 0, 200_000, "a2");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rig.Trader("ann").AmendAsync(first)));
        Assert.Equal(ExchangeStatus.InsufficientFunds, (await rig.Trader("ann").AmendAsync(refused)).Status);
        await rig.Trader("ann").AmendAsync(new AmendOrder(OrderKey.Of(order.OrderId), 1_200, 0, "a3"));
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * Dollar);
        if (isRestarted)
            await rig.RestartAsync();

        var again = await rig.Trader("ann").AmendAsync(first);
        var refusedAgain = await rig.Trader("ann").AmendAsync(refused);
        var other = await rig.Trader("ann").AmendAsync(first with { Ticks = 1_300 });

        Assert.Equal((ExchangeStatus.Ok, true, 1_200L), (again.Status, again.IsRepeat, again.Order!.Request.Ticks));
        Assert.Equal((ExchangeStatus.InsufficientFunds, true), (refusedAgain.Status, refusedAgain.IsRepeat));
        Assert.Equal(ExchangeStatus.ClientOrderIdReused, other.Status);
    }

    [Fact]
    public async Task Market_buy_spends_its_money_and_no_more()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Btc, 5 * Bitcoin);
        await rig.DepositAsync("bob", Asset.Usd, 1_000 * Dollar);
        await rig.PlaceAsync("ann", Limit(OrderSide.Sell, 90, 10_000));
        await rig.PlaceAsync("ann", Limit(OrderSide.Sell, 110, 10_000));

        var bought = await rig.PlaceAsync("bob", MarketOrder(OrderSide.Buy, dollars: 101));

        Assert.Equal((OrderStatus.Filled, 11_000L), (bought.Status, bought.FilledLots));
        await rig.ExpectBalanceAsync("bob", Asset.Usd, 899 * Dollar, 0);
    }

    [Fact]
    public async Task Market_buy_by_quantity_is_capped_by_the_balance()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Btc, 5 * Bitcoin);
        await rig.DepositAsync("bob", Asset.Usd, 45 * Dollar);
        await rig.PlaceAsync("ann", Limit(OrderSide.Sell, 90, 50_000));

        var bought = await rig.PlaceAsync("bob", MarketOrder(OrderSide.Buy, lots: 20_000));

        Assert.Equal((OrderStatus.Cancelled, OrderReason.Unfilled, 5_000L), (bought.Status, bought.Reason, bought.FilledLots));
        await rig.ExpectBalanceAsync("bob", Asset.Usd, 0, 0);
    }

    [Fact]
    public async Task Shares_bought_by_day_trading_are_sold_on_a_book()
    {
        await using var rig = await ExchangeRig.StartAsync();
        var instrument = Instrument.Create(new InstrumentTerms("ABC-USD", "ABC", "USD", 0.01m, 1m), out _)!;
        await rig.Silo.Grains.GetGrain<IInstrumentsGrain>(0).AddAsync(instrument);
        var symbol = Symbol.Parse("ABC");
        await rig.Silo.ExecuteAsync(
            "ann",
            new Command { Kind = CommandKind.Add, Amount = Money.FromCents(10_000) },
            new Command { Kind = CommandKind.Buy, Symbol = symbol, Amount = Money.FromCents(5_000) },
            new Command { Kind = CommandKind.CommitBuy });
        await rig.DepositAsync("bob", Asset.Usd, 1_000 * Dollar);

        var sold = await rig.PlaceAsync(
            "ann", new PlaceOrder { Symbol = "ABC-USD", Side = OrderSide.Sell, Type = OrderType.Limit, Ticks = 1_200, Lots = 5 });
        await rig.PlaceAsync(
            "bob", new PlaceOrder { Symbol = "ABC-USD", Side = OrderSide.Buy, Type = OrderType.Limit, Ticks = 1_200, Lots = 3 });

        Assert.Equal(OrderStatus.New, sold.Status);
        await rig.ExpectBalanceAsync("ann", Asset.OfStock(symbol), 0, 2);
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 86 * Dollar, 0);
    }

    [Fact]
    public async Task Fees_go_to_the_house_and_the_sum_of_all_accounts_stays()
    {
        await using var rig = await ExchangeRig.StartAsync();
        var terms = new InstrumentTerms("ETH-EUR", "ETH", "EUR", 0.01m, 0.001m, 0, 0.001m, 0.0025m);
        await rig.Silo.Grains.GetGrain<IInstrumentsGrain>(0).AddAsync(Instrument.Create(terms, out _)!);
        await rig.DepositAsync("ann", Asset.Eth, 5 * Bitcoin);
        await rig.DepositAsync("bob", Asset.Eur, 1_000 * Dollar);
        PlaceOrder Order(OrderSide side, long lots) =>
            new() { Symbol = "ETH-EUR", Side = side, Type = OrderType.Limit, Ticks = 12_345, Lots = lots };

        await rig.PlaceAsync("bob", Order(OrderSide.Buy, 777));
        foreach (var lots in new[] { 1, 2, 3, 771 })
            await rig.PlaceAsync("ann", Order(OrderSide.Sell, lots));

        await rig.ExpectTotalsAsync(Asset.Eur, 1_000 * Dollar, "ann", "bob", UserId.House);
        await rig.ExpectTotalsAsync(Asset.Eth, 5 * Bitcoin, "ann", "bob", UserId.House);
        var notional = 12_345L * 777 * 10;
        var makerFee = (notional * 1_000 + 999_999) / 1_000_000;
        await rig.ExpectBalanceAsync("bob", Asset.Eur, 1_000 * Dollar - notional - makerFee, 0);
        Assert.True((await rig.BalanceAsync(UserId.House, Asset.Eur)).Available > makerFee);
    }

    [Fact]
    public async Task Halted_instrument_refuses_orders_and_takes_cancels()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 100 * Dollar);
        var order = await rig.PlaceAsync("ann", Limit(OrderSide.Buy, 10, 10_000));
        await rig.Silo.Grains.GetGrain<IInstrumentsGrain>(0).SetStatusAsync(Pair, InstrumentStatus.Halted);
        await rig.RestartAsync();

        var refused = await rig.Trader("ann").PlaceAsync(Limit(OrderSide.Buy, 10, 10_000));
        var amended = await rig.Trader("ann").AmendAsync(new AmendOrder(OrderKey.Of(order.OrderId), 0, 5_000));
        var cancelled = await rig.Trader("ann").CancelAsync(OrderKey.Of(order.OrderId));

        Assert.Equal((ExchangeStatus.InstrumentHalted, OrderStatus.Rejected), (refused.Status, refused.Order!.Status));
        Assert.Equal(ExchangeStatus.InstrumentHalted, amended.Status);
        Assert.Equal(ExchangeStatus.Ok, cancelled.Status);
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 100 * Dollar, 0);
    }

    [Fact]
    public async Task Restart_keeps_orders_fills_balances_and_the_book()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Btc, 5 * Bitcoin);
        await rig.DepositAsync("bob", Asset.Usd, 1_000 * Dollar);
        var made = await rig.PlaceAsync("ann", Limit(OrderSide.Sell, 90, 30_000, "mine"));
        await rig.PlaceAsync("bob", Limit(OrderSide.Buy, 90, 10_000));

        await rig.RestartAsync();

        await rig.ExpectBalanceAsync("ann", Asset.Btc, 2 * Bitcoin, 2 * Bitcoin);
        await rig.ExpectBalanceAsync("ann", Asset.Usd, 90 * Dollar, 0);
        var order = (await rig.Trader("ann").GetOrderAsync(OrderKey.Of("mine")))!;
        Assert.Equal((made.OrderId, OrderStatus.PartiallyFilled, 10_000L), (order.OrderId, order.Status, order.FilledLots));
        Assert.Equal([new PriceLevel(9_000, 20_000)], (await rig.Market().GetDepthAsync(5)).Asks);
        var filled = await rig.PlaceAsync("bob", Limit(OrderSide.Buy, 95, 20_000));
        Assert.Equal(OrderStatus.Filled, filled.Status);
        Assert.Equal(2, Assert.Single(filled.Fills).TradeId);
    }

    [Fact]
    public async Task Transfer_with_the_same_id_applies_once_and_other_fields_are_refused()
    {
        await using var rig = await ExchangeRig.StartAsync();
        var deposit = new Transfer("t", Asset.Eur, 500, IsWithdrawal: false);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rig.Trader("ann").TransferAsync(deposit)));
        var other = await rig.Trader("ann").TransferAsync(deposit with { Units = 400 });
        var tooMuch = await rig.Trader("ann").TransferAsync(new Transfer("w", Asset.Eur, 501, IsWithdrawal: true));
        var withdrawal = await rig.Trader("ann").TransferAsync(new Transfer("w", Asset.Eur, 200, IsWithdrawal: true));

        Assert.All(answers, a => Assert.Equal((ExchangeStatus.Ok, 500L), (a.Status, a.Balance.Available)));
        Assert.Equal(ExchangeStatus.TransferIdReused, other.Status);
        Assert.Equal(ExchangeStatus.InsufficientFunds, tooMuch.Status);
        Assert.Equal((ExchangeStatus.Ok, 300L), (withdrawal.Status, withdrawal.Balance.Available));
    }

    [Fact]
    public async Task Withdrawal_that_comes_twice_while_an_account_catches_up_with_its_books_is_made_once()
    {
        await using var rig = await ExchangeRig.StartAsync();
        await rig.DepositAsync("ann", Asset.Usd, 1_000 * ExchangeRig.Dollar);
        await rig.PlaceAsync("ann", ExchangeRig.Limit(OrderSide.Buy, 100, 10_000));
        await rig.RestartAsync();

        var withdrawal = new Transfer("w", Asset.Usd, 200 * ExchangeRig.Dollar, IsWithdrawal: true);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => rig.Trader("ann").TransferAsync(withdrawal)));

        Assert.All(answers, answer => Assert.Equal(ExchangeStatus.Ok, answer.Status));
        Assert.Single(answers, answer => !answer.IsRepeat);
        await rig.RestartAsync();
        var dollars = Assert.Single(await rig.Trader("ann").GetBalancesAsync(), balance => balance.Asset == Asset.Usd);
        Assert.Equal(700 * ExchangeRig.Dollar, dollars.Available);
    }
}
