using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

[Collection(SiteCollection.Name)]
public sealed class SignInTests(Site site)
{
    [SkippableFact]
    public async Task Registering_signing_out_and_in_again_leads_to_the_own_account()
    {
        await using var visit = await site.VisitAsync();
        var user = Visit.NewUser("ada");
        await visit.RegisterAsync(user);
        await Expect(visit.Page.GetByText(user, new() { Exact = true })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/sign-in");
        await visit.FillInAsync(user, Visit.Password, "Sign in");
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/trade");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Faults_stand_beside_their_fields_as_they_are_typed_and_when_the_server_refuses()
    {
        await using var visit = await site.VisitAsync();
        var page = visit.Page;
        var user = Visit.NewUser("bob");
        await visit.RegisterAsync(user);
        await visit.GoAsync("/sign-in");
        await visit.FillInAsync(user, "not the password", "Sign in");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Name and password do not belong together.");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Register" }).ClickAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("At least 8 characters.");
        await visit.FillInAsync(user, Visit.Password, "Register");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("The name is taken.");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("a,b");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("No commas.");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task A_page_for_users_leads_to_the_sign_in_and_back()
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync("/trade");
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/sign-in?next=/trade");
        var user = Visit.NewUser("eve");
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Register" }).ClickAsync();
        await visit.FillInAsync(user, Visit.Password, "Register");
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/trade");
    }

    [SkippableFact]
    public async Task A_reload_signs_out_as_nothing_is_kept()
    {
        await using var visit = await site.VisitAsync();
        await visit.RegisterAsync(Visit.NewUser("joe"));
        await visit.Page.ReloadAsync();
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/sign-in?next=/trade");
        var kept = await visit.Page.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage, document.cookie])");
        Assert.DoesNotContain("ey", kept, StringComparison.Ordinal);
    }
}
