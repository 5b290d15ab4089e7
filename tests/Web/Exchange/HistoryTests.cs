using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web.Exchange;

/// <summary>What is over stays to be seen: orders and fills by pages, newest first.</summary>
[Collection(SiteCollection.Name)]
public sealed class HistoryTests(Site site)
{
    [SkippableFact]
    public async Task Orders_are_listed_by_pages_and_change_while_somebody_looks()
    {
        await using var visit = await site.VisitAsync();
        var user = Visit.NewUser("hanna");
        await visit.RegisterAsync(user);
        await site.Host.DepositAsync(user, "USD", "100");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("EUR-USD");
        await exchange.OpenTabAsync("Order history");
        await Expect(visit.Page.GetByText("No orders yet.")).ToBeVisibleAsync();
        await exchange.OpenTabAsync("Open orders");
        for (var i = 1; i <= 53; i++)
            await site.Host.PlaceAsync(user, "EUR-USD", "buy", "0.01", $"{i}");
        await exchange.OpenTabAsync("Order history");
        await Expect(exchange.History).ToHaveCountAsync(53);

        // Another visit has nothing yet but what it asks for.
        await using var later = await site.VisitAsync();
        await later.SignInAsync(user, Visit.Password);
        await Expect(later.Page).ToHaveURLAsync($"{later.Address}/trade");
        var again = new ExchangePage(later);
        await again.OpenAsync("EUR-USD");
        await again.OpenTabAsync("Order history");
        await Expect(again.History).ToHaveCountAsync(50);
        await Expect(again.History.First).ToContainTextAsync("53.00");
        await later.Page.GetByRole(AriaRole.Button, new() { Name = "Show older orders" }).ClickAsync();
        await Expect(again.History).ToHaveCountAsync(53);
        await Expect(again.History.Last).ToContainTextAsync("1.00");
        await Expect(later.Page.GetByRole(AriaRole.Button, new() { Name = "Show older orders" })).ToHaveCountAsync(0);

        await site.Host.PlaceAsync(user, "EUR-USD", "buy", "0.02", "77");
        await Expect(again.History).ToHaveCountAsync(54);
        await Expect(again.History.First).ToContainTextAsync("Open");
        await exchange.OpenTabAsync("Open orders");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel all" }).ClickAsync();
        await Expect(again.History.First).ToContainTextAsync("Cancelled: by you");
        await Expect(again.History.Filter(new() { HasText = "Cancelled" })).ToHaveCountAsync(54);
        Assert.Empty(visit.Faults);
        Assert.Empty(later.Faults);
    }

    [SkippableFact]
    public async Task Fills_older_than_the_live_ones_are_there_on_demand()
    {
        await using var visit = await site.VisitAsync();
        var (user, maker) = (Visit.NewUser("fiona"), Visit.NewUser("maker"));
        await visit.RegisterAsync(user);
        await site.Host.DepositAsync(user, "USD", "1000");
        await site.Host.DepositAsync(maker, "ETH", "10");
        await site.Host.PlaceAsync(user, "ETH-USD", "buy", "7", "0.13");
        for (var i = 0; i < 120; i++)
            await site.Host.PlaceAsync(maker, "ETH-USD", "sell", "7", "0.001");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("ETH-USD");
        await exchange.OpenTabAsync("Fills");
        await Expect(exchange.Fills).ToHaveCountAsync(100);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show older fills" }).ClickAsync();
        await Expect(exchange.Fills).ToHaveCountAsync(120);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show older fills" })).ToHaveCountAsync(0);

        // The rest of the order, so that other tests find an empty book.
        await site.Host.PlaceAsync(maker, "ETH-USD", "sell", "7", "0.01");
        await Expect(exchange.Fills).ToHaveCountAsync(121);
        await Expect(exchange.Fills.First).ToContainTextAsync("0.010");
        await exchange.OpenTabAsync("Order history");
        await Expect(exchange.History).ToHaveCountAsync(1);
        await Expect(exchange.History.First).ToContainTextAsync("Filled");
        Assert.Empty(visit.Faults);
    }
}
