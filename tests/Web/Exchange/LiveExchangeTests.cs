using Microsoft.Playwright;
using Trading.EndToEnd;
using Trading.Testing;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web.Exchange;

/// <summary>What others do is seen as it happens, and after the gateway was away nothing is missing.</summary>
[Collection(SiteCollection.Name)]
public sealed class LiveExchangeTests(Site site)
{
    [SkippableFact]
    public async Task Two_users_see_each_others_orders_and_trades()
    {
        await using var sellers = await site.VisitAsync();
        await using var buyers = await site.VisitAsync();
        var (seller, buyer) = (Visit.NewUser("sam"), Visit.NewUser("bea"));
        await sellers.RegisterAsync(seller);
        await buyers.RegisterAsync(buyer);
        await site.Host.DepositAsync(seller, "BTC", "2");
        await site.Host.DepositAsync(buyer, "USD", "1000");
        var (one, other) = (new ExchangePage(sellers), new ExchangePage(buyers));
        await one.OpenAsync("BTC-USD");
        await other.OpenAsync("BTC-USD");

        await one.PlaceAsync("Sell", "700.50", "1");
        await Expect(other.Level("asks", "700.50")).ToContainTextAsync("1.0000");
        await Expect(other.Level("asks", "700.50")).Not.ToContainTextAsync("your order");

        // The price is taken from the book, on the side that trades with it.
        await other.Level("asks", "700.50").GetByRole(AriaRole.Button).ClickAsync();
        await other.Quantity.FillAsync("0.4");
        await Expect(other.Submit).ToHaveTextAsync("Buy BTC");
        await other.Submit.ClickAsync();

        foreach (var exchange in new[] { one, other })
        {
            await Expect(exchange.Level("asks", "700.50")).ToContainTextAsync("0.6000");
            await Expect(exchange.Tape.GetByRole(AriaRole.Row).First).ToContainTextAsync("700.50");
            await Expect(exchange.Tape.GetByRole(AriaRole.Row).First).ToContainTextAsync("0.4000");
        }

        await one.ExpectBalanceAsync("USD", "280.20", "0.00");
        await one.ExpectBalanceAsync("BTC", "1.00", "0.60");
        await other.ExpectBalanceAsync("BTC", "0.40", "0.00");
        await Expect(one.OpenOrders.GetByRole(AriaRole.Row).First).ToContainTextAsync("Partly filled");
        await one.OpenOrders.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).First.ClickAsync();
        await Expect(other.Level("asks", "700.50")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Book_tape_and_balances_have_no_holes_after_the_gateway_was_away()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, $"--Quotes:Price={Site.Price}", "--Tcp:Listen=");
        await host.StartAsync();
        await using var visit = await site.VisitAsync(host: host);
        var (user, other) = (Visit.NewUser("hal"), Visit.NewUser("other"));
        await visit.RegisterAsync(user);
        await host.DepositAsync(user, "USD", "1000");
        await host.DepositAsync(other, "BTC", "5");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("BTC-USD");
        await exchange.PlaceAsync("Buy", "100", "3");
        await host.PlaceAsync(other, "BTC-USD", "sell", "100", "1");
        await Expect(exchange.Tape.GetByRole(AriaRole.Row)).ToHaveCountAsync(1);
        var badge = visit.Page.GetByTestId("connection");

        await host.KillAsync();
        await Expect(badge).ToContainTextAsync("Offline, retry in");
        await host.StartAsync();
        // While the page waits for its next attempt.
        await host.PlaceAsync(other, "BTC-USD", "sell", "100", "0.5");
        await host.PlaceAsync(other, "BTC-USD", "sell", "100", "0.25");
        await Expect(badge).ToContainTextAsync("Live");
        await Expect(exchange.Tape.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Expect(exchange.Level("bids", "100.00")).ToContainTextAsync("1.2500");
        await exchange.ExpectBalanceAsync("BTC", "1.75", "0.00");

        await host.PlaceAsync(other, "BTC-USD", "sell", "100", "0.125");
        await Expect(exchange.Tape.GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await exchange.ExpectBalanceAsync("BTC", "1.875", "0.00");
        await Expect(exchange.OpenOrders.GetByRole(AriaRole.Row).First).ToContainTextAsync("1.8750");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task A_book_that_differs_from_the_gateways_is_asked_for_anew()
    {
        await using var visit = await site.VisitAsync();
        var isSpoilt = false;
        await visit.Page.RouteWebSocketAsync("**/ws", page =>
        {
            var gateway = page.ConnectToServer();
            page.OnMessage(frame => gateway.Send(frame.Text!));
            gateway.OnMessage(frame =>
            {
                var text = frame.Text!;
                var isTarget = !isSpoilt && text.Contains("\"book\"", StringComparison.Ordinal)
                    && text.Contains("\"1.75\"", StringComparison.Ordinal);
                isSpoilt |= isTarget;
                page.Send(isTarget ? text.Replace("\"1.75\"", "\"9.75\"", StringComparison.Ordinal) : text);
            });
        });
        var user = Visit.NewUser("chris");
        await visit.RegisterAsync(user);
        await site.Host.DepositAsync(user, "USD", "1000");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("ETH-USD");
        await site.Host.PlaceAsync(user, "ETH-USD", "buy", "3", "1.75");
        await Expect(exchange.Level("bids", "3.00")).ToContainTextAsync("1.750");
        Assert.True(isSpoilt);
        await exchange.OpenOrders.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).First.ClickAsync();
        await Expect(exchange.Level("bids", "3.00")).ToHaveCountAsync(0);
    }
}
