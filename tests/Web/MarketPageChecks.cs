using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Trading.EndToEnd;
using Trading.Testing;
using Trading.Web.Exchange;
using Trading.Web.Market;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

/// <summary>What holds for exchange and market in light and dark and on a phone; and their pictures.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class MarketPageChecks(Site site)
{
    [SkippableTheory]
    [MemberData(nameof(PageChecks.Looks), MemberType = typeof(PageChecks))]
    public async Task Exchange_is_sound(string look)
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        // A host of its own, as the books of the shared one have what other tests left in them.
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, "--Tcp:Listen=");
        await host.StartAsync();
        await using var visit = await site.VisitAsync(Enum.Parse<Look>(look), host);
        var user = Visit.NewUser("ada");
        await visit.RegisterAsync(user);
        await host.DepositAsync(user, "USD", "25000");
        await host.DepositAsync(user, "BTC", "1.5");
        await host.PlaceAsync(user, "BTC-USD", "buy", "41980.00", "0.1");
        await host.PlaceAsync(user, "BTC-USD", "sell", "42110.50", "0.5");
        await host.MakeMarketAsync("BTC-USD", "BTC");
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("BTC-USD");
        await Expect(exchange.OpenOrders.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(visit.Page.GetByRole(AriaRole.Img, new() { Name = "Candles of BTC-USD", Exact = false })).ToBeVisibleAsync();
        await exchange.Price.FillAsync("41990.00");
        await exchange.Quantity.FillAsync("0.25");
        await visit.DismissToastsAsync();
        await GrowAsync(visit, 1_150);
        await visit.ShootAsync("exchange-candles");
        await visit.CheckAsync();
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Depth" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Img, new() { Name = "Depth:", Exact = false })).ToBeVisibleAsync();
        await visit.ShootAsync("exchange");
        await Expect(exchange.OpenOrders.GetByRole(AriaRole.Row).First).ToHaveAccessibleNameAsync(Selling());
        await exchange.Form.GetByText("Options").ClickAsync();
        await exchange.OpenOrders.GetByRole(AriaRole.Button, new() { Name = "Amend" }).First.ClickAsync();
        await visit.ShootAsync("exchange-amend");
        await visit.CheckAsync();
        await exchange.OpenTabAsync("Order history");
        await Expect(exchange.History).ToHaveCountAsync(2);
        await Expect(exchange.History.First).ToHaveAccessibleNameAsync(Selling());
        await visit.ShootAsync("exchange-history");
        await visit.CheckAsync();
        await exchange.OpenTabAsync("Fills");
        await Expect(visit.Page.GetByText("No fills yet.")).ToBeVisibleAsync();
        await exchange.Price.FillAsync("42050.00");
        await exchange.Submit.ClickAsync();
        await Expect(exchange.Fills.First).ToHaveAccessibleNameAsync(Buying());
        await visit.DismissToastsAsync();
        await visit.ShootAsync("exchange-fills");
        await visit.CheckAsync();
    }

    [SkippableTheory]
    [MemberData(nameof(PageChecks.Looks), MemberType = typeof(PageChecks))]
    public async Task Exchange_is_sound_for_those_who_only_watch(string look)
    {
        await using var visit = await site.VisitAsync(Enum.Parse<Look>(look));
        await visit.GoAsync("/exchange?symbol=ETH-BTC");
        await Expect(visit.Page.GetByText("Sign in to place orders")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByTestId("instrument")).ToHaveValueAsync("ETH-BTC");
        await visit.CheckAsync();
    }

    [SkippableTheory]
    [MemberData(nameof(PageChecks.Looks), MemberType = typeof(PageChecks))]
    public async Task Market_is_sound(string look)
    {
        await using var visit = await site.VisitAsync(Enum.Parse<Look>(look));
        await site.Host.SendManyAsync(8);
        await visit.GoAsync("/market");
        await Expect(visit.Page.GetByTestId("live-messages").GetByRole(AriaRole.Row)).ToHaveCountAsync(100);
        await Expect(visit.Page.GetByRole(AriaRole.Img, new() { Name = "Messages by country", Exact = false })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Img, new() { Name = "Rates of", Exact = false })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "France" }).ClickAsync();
        await GrowAsync(visit, 1_120);
        await visit.ShootAsync("market");
        await visit.CheckAsync();
    }

    /// <summary>What a screen reader says of an order's line or a fill's: after the instrument its side, once.</summary>
    [GeneratedRegex(@"BTC-USD Sell (?!.*\bSell\b)")]
    private static partial Regex Selling();

    [GeneratedRegex(@"BTC-USD Buy (?!.*\bBuy\b)")]
    private static partial Regex Buying();

    /// <summary>Makes the window of a desktop so high that all is in the picture.</summary>
    private static Task GrowAsync(Visit visit, int height) =>
        visit.Look == Look.Phone ? Task.CompletedTask : visit.Page.SetViewportSizeAsync(1_440, height);
}
