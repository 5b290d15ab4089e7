using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

/// <summary>
/// What holds for each page, in light and dark and on a phone: nothing serious for axe, nothing to the side, no error reported.
/// </summary>
[Collection(SiteCollection.Name)]
public sealed class PageChecks(Site site)
{
    public static TheoryData<string> Looks { get; } = new(Enum.GetNames<Look>());

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public async Task Sign_in_is_sound(string look)
    {
        await using var visit = await site.VisitAsync(Enum.Parse<Look>(look));
        await visit.GoAsync("/sign-in");
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(visit.Page.GetByLabel("Name", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("Enter a name.");
        await visit.ShootAsync("sign-in");
        await visit.CheckAsync();
    }

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public async Task Trade_is_sound(string look)
    {
        await using var visit = await site.VisitAsync(Enum.Parse<Look>(look));
        var trade = new TradePage(visit);
        await visit.RegisterAsync(Visit.NewUser("grace"));
        await trade.AddCashAsync("63511.53");
        await Expect(trade.Cash).ToHaveTextAsync("$63,511.53");
        foreach (var (symbol, amount) in new[] { ("ABC", "5000"), ("S", "725.5") })
        {
            await trade.Symbol.FillAsync(symbol);
            await trade.Amount.FillAsync(amount);
            await trade.Submit.ClickAsync();
            await trade.Pending.GetByRole(AriaRole.Button, new() { Name = "Commit" }).ClickAsync();
            await Expect(trade.Row("Holdings", symbol)).ToBeVisibleAsync();
        }

        await trade.OpenTabAsync("Triggers");
        await trade.SetTriggerAsync("XY", "1200", "9.75");
        await Expect(trade.Row("Triggers", "XY")).ToContainTextAsync("$9.75");
        await visit.DismissToastsAsync();
        await visit.ShootAsync("trade-triggers");
        await visit.CheckAsync();
        await trade.OpenTabAsync("History");
        await Expect(trade.Row("History", "Add cash")).ToBeVisibleAsync();
        await visit.DismissToastsAsync();
        await visit.ShootAsync("trade-history");
        await visit.CheckAsync();
        await trade.OpenTabAsync("Holdings");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sell ABC" }).ClickAsync();
        await trade.Amount.FillAsync("1500");
        await trade.Submit.ClickAsync();
        await trade.Symbol.FillAsync("QRS");
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Buy" }).First.ClickAsync();
        await trade.Amount.FillAsync("640");
        await trade.Submit.ClickAsync();
        await Expect(trade.Pending).ToHaveCountAsync(2);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Quote" }).ClickAsync();
        await trade.Amount.FillAsync("980");
        await Expect(visit.Page.GetByText("About 78 shares")).ToBeVisibleAsync();
        await visit.DismissToastsAsync();
        await visit.ShootAsync("trade");
        await visit.CheckAsync();
    }

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public async Task System_is_sound(string look)
    {
        await using var visit = await site.VisitAsync(Enum.Parse<Look>(look));
        await visit.SignInAsync("supervisor", site.SupervisorPassword);
        await Expect(visit.Page.GetByText("all answer")).ToBeVisibleAsync();
        var points = visit.Page.Locator("polyline");
        do
            await site.TradeAsync(200);
        while ((await points.GetAttributeAsync("points"))!.Split(' ').Length < (visit.Look == Look.Light ? 12 : 3));
        await Expect(visit.Page.GetByRole(AriaRole.Table, new() { Name = "Active grains by type" })).ToContainTextAsync("user");
        await visit.ShootAsync("system");
        await visit.CheckAsync();
    }

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public async Task An_unknown_page_is_sound(string look)
    {
        await using var visit = await site.VisitAsync(Enum.Parse<Look>(look));
        await visit.GoAsync("/sign-in");
        await visit.StrayAsync("/nothing");
        await Expect(visit.Page.GetByText("There is no such page")).ToBeVisibleAsync();
        await visit.CheckAsync();
    }
}
