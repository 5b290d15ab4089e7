using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

[Collection(SiteCollection.Name)]
public sealed class SystemTests(Site site)
{
    [SkippableFact]
    public async Task The_supervisor_sees_what_the_system_does()
    {
        await using var visit = await site.VisitAsync();
        await visit.SignInAsync("supervisor", site.SupervisorPassword);
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/system");
        await Expect(visit.Page.GetByText("all answer")).ToBeVisibleAsync();
        await site.TradeAsync(300);
        await Expect(Figure("Commands")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("[1-9][0-9,]*/s"));
        await Expect(Figure("Quote server")).ToContainTextAsync("Answers");
        await Expect(Figure("Audit shards")).ToContainTextAsync("8");
        await Expect(Figure("Store")).ToContainTextAsync("iB");
        await Expect(Table("Active grains by type")).ToContainTextAsync("user");
        await Expect(Table("Commands by outcome")).ToContainTextAsync("insufficient_shares");
        await Expect(visit.Page.GetByText("p99.9").Locator("xpath=../dd")).ToContainTextAsync("ms");
        Assert.Empty(visit.Faults);

        ILocator Table(string name) => visit.Page.GetByRole(AriaRole.Table, new() { Name = name });

        ILocator Figure(string name) => visit.Page.GetByText(name, new() { Exact = true }).Locator("xpath=../dd");
    }

    [SkippableFact]
    public async Task Users_do_not_see_it()
    {
        await using var visit = await site.VisitAsync();
        var user = Visit.NewUser("curious");
        await visit.RegisterAsync(user);
        await Expect(visit.Page.GetByText("Add cash first")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "System" })).ToHaveCountAsync(0);
        await visit.GoAsync("/system");
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/sign-in?next=/system");
        await visit.FillInAsync(user, Visit.Password, "Sign in");
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/trade");
    }
}
