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
        await Expect(Figure("Audit shards")).ToContainTextAsync("3");
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

    [SkippableFact]
    public async Task Users_are_refused_it_by_the_browser_s_history_too()
    {
        await using var visit = await site.VisitAsync();
        var user = Visit.NewUser("returner");
        await visit.RegisterAsync(user);
        await visit.SignInAsync("supervisor", site.SupervisorPassword);
        await Expect(visit.Page.GetByText("all answer")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visit.FillInAsync(user, Visit.Password, "Sign in");
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/trade");
        var asked = 0;
        visit.Page.Request += (_, request) => asked += request.Url.EndsWith("/api/v1/system", StringComparison.Ordinal) ? 1 : 0;

        // Back to where the supervisor was, which then is still behind the page to sign in.
        await visit.Page.GoBackAsync();
        await ExpectRefusalAsync();
        await visit.FollowAsync("Trade");
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/trade");
        await visit.Page.EvaluateAsync("history.go(-2)");
        await ExpectRefusalAsync();
        Assert.Equal(0, asked);
        Assert.Empty(visit.Faults);

        async Task ExpectRefusalAsync()
        {
            await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/sign-in?next=/system");
            await Expect(visit.Page.GetByText($"System is for the supervisor. You are signed in as {user}.")).ToBeVisibleAsync();
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "System" })).ToHaveCountAsync(0);
        }
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_dashboard_s_link_is_there_only_where_it_opens(bool opens)
    {
        await using var visit = await site.VisitAsync();
        // Only the build for Orleans has a dashboard, so that of the answer is made here.
        await visit.Page.RouteAsync("**/api/v1/system", async route =>
        {
            var answer = await route.FetchAsync();
            var figures = System.Text.Json.Nodes.JsonNode.Parse(await answer.TextAsync())!;
            (figures["dashboard"], figures["dashboardOpens"]) = ("/dashboard", opens);
            await route.FulfillAsync(new() { Response = answer, Body = figures.ToJsonString() });
        });
        await visit.SignInAsync("supervisor", site.SupervisorPassword);
        await Expect(visit.Page.GetByText("all answer")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Orleans dashboard" })).ToHaveCountAsync(opens ? 1 : 0);
        await Expect(visit.Page.GetByText("opens only in a browser on the gateway's own machine")).ToHaveCountAsync(opens ? 0 : 1);
    }
}
