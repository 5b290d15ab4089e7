using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web.Exchange;

/// <summary>Orders on the page: placed, changed, cancelled, refused; with book and balances as they follow.</summary>
[Collection(SiteCollection.Name)]
public sealed class OrderTests(Site site)
{
    [SkippableFact]
    public async Task An_order_is_placed_amended_and_cancelled_and_book_and_balances_follow()
    {
        await using var visit = await site.VisitAsync();
        var user = Visit.NewUser("olga");
        await visit.RegisterAsync(user);
        await site.Host.DepositAsync(user, "USD", "1000");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("ETH-USD");
        await exchange.ExpectBalanceAsync("USD", "1,000.00", "0.00");

        await exchange.PlaceAsync("Buy", "20.5", "2");
        var row = exchange.OpenOrders.GetByRole(AriaRole.Row).First;
        await Expect(row).ToContainTextAsync("20.50");
        await Expect(exchange.Level("bids", "20.50")).ToContainTextAsync("2.000");
        await Expect(exchange.Level("bids", "20.50")).ToContainTextAsync("your order");
        await exchange.ExpectBalanceAsync("USD", "959.00", "41.00");

        await row.GetByRole(AriaRole.Button, new() { Name = "Amend" }).ClickAsync();
        var change = visit.Page.GetByRole(AriaRole.Form, new() { NameRegex = new("^Change of") });
        await change.GetByLabel("New price").FillAsync("21");
        await change.GetByLabel("New total").FillAsync("1.5");
        await Expect(change).ToContainTextAsync("end of the queue");
        await change.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Expect(exchange.Level("bids", "21.00")).ToContainTextAsync("1.500");
        await Expect(exchange.Level("bids", "20.50")).ToHaveCountAsync(0);
        await exchange.ExpectBalanceAsync("USD", "968.50", "31.50");
        // The keyboard is back where the change began.
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Amend" })).ToBeFocusedAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(visit.Page.GetByText("No open orders.")).ToBeVisibleAsync();
        await Expect(exchange.Level("bids", "21.00")).ToHaveCountAsync(0);
        await exchange.ExpectBalanceAsync("USD", "1,000.00", "0.00");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Faults_stand_beside_their_fields_as_they_are_typed_and_when_the_gateway_refuses()
    {
        await using var visit = await site.VisitAsync();
        var user = Visit.NewUser("rita");
        await visit.RegisterAsync(user);
        await site.Host.DepositAsync(user, "USD", "100");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("ETH-USD");

        await exchange.Submit.ClickAsync();
        await Expect(exchange.Price).ToHaveAccessibleDescriptionAsync("Price is missing.");
        await Expect(exchange.Price).ToBeFocusedAsync();
        await exchange.Price.FillAsync("10.001");
        await Expect(exchange.Price).ToHaveAccessibleDescriptionAsync("Price is a multiple of 0.01.");
        await exchange.Price.FillAsync("ten");
        await Expect(exchange.Price).ToHaveAccessibleDescriptionAsync("This is not a number.");
        await exchange.PlaceAsync("Buy", "60", "2");
        await Expect(exchange.Quantity).ToHaveAccessibleDescriptionAsync("Less is available than the order needs.");

        // What rests would be taken, and the order may not.
        var seller = Visit.NewUser("seller");
        await site.Host.DepositAsync(seller, "ETH", "1");
        await site.Host.PlaceAsync(seller, "ETH-USD", "sell", "30.00", "1");
        await exchange.Form.GetByText("Options").ClickAsync();
        await exchange.Form.GetByRole(AriaRole.Checkbox).CheckAsync();
        await exchange.PlaceAsync("Buy", "31", "0.5");
        await Expect(exchange.Price).ToHaveAccessibleDescriptionAsync("At this price the order would have taken, and it is post-only.");
        await exchange.Form.GetByLabel("Time in force").SelectOptionAsync("IOC");
        await exchange.Submit.ClickAsync();
        await Expect(exchange.Form).ToContainTextAsync("Post-only needs time in force GTC.");
        await visit.ShootAsync("exchange-refused");
        await visit.CheckAsync();

        // Neither is left of it, so that other tests find an empty book.
        await exchange.Form.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await exchange.PlaceAsync("Buy", "30", "1");
        await Expect(exchange.Level("asks", "30.00")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Market_orders_spend_an_amount_or_trade_a_quantity()
    {
        await using var visit = await site.VisitAsync();
        var (user, maker) = (Visit.NewUser("mona"), Visit.NewUser("maker"));
        await visit.RegisterAsync(user);
        await site.Host.DepositAsync(user, "USD", "500");
        await site.Host.DepositAsync(maker, "EUR", "1000");
        await site.Host.DepositAsync(maker, "USD", "1000");
        await site.Host.PlaceAsync(maker, "EUR-USD", "sell", "1.25", "200");
        await site.Host.PlaceAsync(maker, "EUR-USD", "buy", "1.20", "200");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("EUR-USD");

        await exchange.ChooseAsync("Market");
        await exchange.ChooseAsync("Amount to spend");
        await exchange.Field("Amount to spend, USD").FillAsync("100");
        await exchange.Submit.ClickAsync();
        await exchange.ExpectBalanceAsync("EUR", "80.00", "0.00");
        await exchange.ExpectBalanceAsync("USD", "400.00", "0.00");

        await exchange.ChooseAsync("Sell");
        await exchange.Form.GetByRole(AriaRole.Button, new() { Name = "50 %" }).ClickAsync();
        await Expect(exchange.Quantity).ToHaveValueAsync("40");
        await exchange.Submit.ClickAsync();
        await exchange.ExpectBalanceAsync("USD", "448.00", "0.00");
        await Expect(exchange.Tape.GetByRole(AriaRole.Row).First).ToContainTextAsync("1.2000");
        await exchange.OpenTabAsync("Fills");
        await Expect(visit.Page.GetByTestId("fills").GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task The_keyboard_alone_is_enough_to_take_a_price_and_place_an_order()
    {
        await using var visit = await site.VisitAsync();
        var (user, maker) = (Visit.NewUser("kay"), Visit.NewUser("maker"));
        await visit.RegisterAsync(user);
        await site.Host.DepositAsync(user, "BTC", "1");
        await site.Host.DepositAsync(maker, "ETH", "10");
        await site.Host.PlaceAsync(maker, "ETH-BTC", "sell", "0.031", "1");
        await site.Host.PlaceAsync(maker, "ETH-BTC", "sell", "0.032", "2");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("ETH-BTC");
        await Expect(exchange.Level("asks", "0.032000")).ToBeVisibleAsync();

        await exchange.Book.GetByRole(AriaRole.Button).Last.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(exchange.Price).ToHaveValueAsync("0.032000");
        await exchange.Price.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("3");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(exchange.Level("asks", "0.032000")).ToHaveCountAsync(0);
        await exchange.ExpectBalanceAsync("ETH", "3.00", "0.00");
        await exchange.ExpectBalanceAsync("BTC", "0.905", "0.00");
    }
}
