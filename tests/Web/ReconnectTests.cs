using Microsoft.Playwright;
using Trading.EndToEnd;
using Trading.Testing;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

/// <summary>The gateway goes and comes back; the page says so and goes on by itself.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReconnectTests(Site site)
{
    [SkippableFact]
    public async Task The_page_comes_back_by_itself_after_the_gateway_and_shows_what_was_missed()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, $"--Quotes:Price={Site.Price}", "--Tcp:Listen=");
        await host.StartAsync();
        await using var visit = await site.VisitAsync(host: host);
        var user = Visit.NewUser("steady");
        await visit.RegisterAsync(user);
        await new TradePage(visit).AddCashAsync("100");
        await Expect(new TradePage(visit).Cash).ToHaveTextAsync("$100.00");
        var badge = visit.Page.GetByTestId("connection");
        await Expect(badge).ToContainTextAsync("Live");

        await host.KillAsync();
        await Expect(badge).ToContainTextAsync("Offline, retry in");
        await visit.ShootAsync("reconnecting");
        await host.StartAsync();
        await host.AddAsync(user, "23.45");
        await Expect(badge).ToContainTextAsync("Live");
        await Expect(new TradePage(visit).Cash).ToHaveTextAsync("$123.45");

        // The login outlives the gateway, and what is live stays so.
        await host.AddAsync(user, "1.00");
        await Expect(new TradePage(visit).Cash).ToHaveTextAsync("$124.45");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task A_command_sent_while_the_gateway_starts_again_happens_once()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, $"--Quotes:Price={Site.Price}", "--Tcp:Listen=");
        await host.StartAsync();
        await using var visit = await site.VisitAsync(host: host);
        await visit.RegisterAsync(Visit.NewUser("once"));
        var trade = new TradePage(visit);
        await trade.AddCashAsync("100");
        await Expect(trade.Cash).ToHaveTextAsync("$100.00");

        // The command is executed, and its answer is lost.
        await visit.Page.RouteAsync("**/api/v1/commands", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        }, new() { Times = 1 });
        await trade.AddCashAsync("11");
        await Expect(visit.Page.GetByText("$11.00 added.")).ToBeVisibleAsync();
        await Expect(trade.Cash).ToHaveTextAsync("$111.00");
    }
}
