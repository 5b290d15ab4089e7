using System.Text.Json;
using Microsoft.Playwright;
using Trading.Web.Exchange;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

/// <summary>Something live that the gateway refuses for good is told in words, with what may help, and not awaited for ever.</summary>
[Collection(SiteCollection.Name)]
public sealed class RefusalTests(Site site)
{
    [SkippableFact]
    public async Task A_book_that_is_refused_says_why_and_can_be_asked_for_again()
    {
        await using var visit = await site.VisitAsync();
        var refused = await RefuseAsync(visit, "book", "unknown_symbol");
        await visit.GoAsync("/exchange?symbol=ETH-BTC");
        var book = new ExchangePage(visit).Book;
        await Expect(book.GetByRole(AriaRole.Alert)).ToContainTextAsync("The gateway does not know this instrument.");
        await Expect(book).Not.ToContainTextAsync("Loading");
        await Expect(book.GetByRole(AriaRole.Button, new() { Name = "Reload the page" })).ToBeVisibleAsync();
        await visit.ShootAsync("refused");
        await visit.CheckAsync();

        refused.Clear();
        await book.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(book.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(book).ToContainTextAsync("No spread");
    }

    [SkippableFact]
    public async Task Orders_that_a_login_may_not_see_lead_to_the_sign_in_and_back()
    {
        await using var visit = await site.VisitAsync();
        var refused = await RefuseAsync(visit, "orders", "forbidden");
        var user = Visit.NewUser("barred");
        await visit.RegisterAsync(user);
        await visit.FollowAsync("Exchange");
        var lists = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Your orders and fills" });
        await Expect(lists.GetByRole(AriaRole.Alert)).ToContainTextAsync("This login may not see this.");
        await Expect(visit.Page.GetByText("Loading your orders")).ToHaveCountAsync(0);

        refused.Clear();
        await lists.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await visit.FillInAsync(user, Visit.Password, "Sign in");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/exchange"));
        await Expect(visit.Page.GetByText("No open orders.")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Messages_and_totals_that_are_refused_say_so()
    {
        await using var visit = await site.VisitAsync();
        var refused = await RefuseAsync(visit, "market.trades", "limit_exceeded");
        refused.Add("market.stats");
        await visit.GoAsync("/market");
        await Expect(visit.Page.GetByText("This page watches more at once than the gateway allows.")).ToHaveCountAsync(2);
        await Expect(visit.Page.GetByText("Loading messages")).ToHaveCountAsync(0);
        await visit.CheckAsync();
    }

    /// <summary>Has the page hear that channels are refused, as long as they are in the list that is returned.</summary>
    private static async Task<HashSet<string>> RefuseAsync(Visit visit, string channel, string code)
    {
        HashSet<string> refused = [channel];
        await visit.Page.RouteWebSocketAsync("**/ws", page =>
        {
            var gateway = page.ConnectToServer();
            gateway.OnMessage(frame => page.Send(frame.Text!));
            page.OnMessage(frame =>
            {
                using var document = JsonDocument.Parse(frame.Text!);
                var request = document.RootElement;
                var isRefused = request.GetProperty("method").GetString() == "subscribe"
                    && refused.Contains(request.GetProperty("params").GetProperty("channel").GetString()!);
                var id = request.GetProperty("req_id");
                if (isRefused)
                    page.Send($$"""{"method":"subscribe","success":false,"req_id":{{id}},"code":"{{code}}","message":"no"}""");
                else
                    gateway.Send(frame.Text!);
            });
        });
        return refused;
    }
}
