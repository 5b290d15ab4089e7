using Microsoft.Playwright;
using Trading.Web.Exchange;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

/// <summary>Deposits and withdrawals by the supervisor.</summary>
[Collection(SiteCollection.Name)]
public sealed class TransferTests(Site site)
{
    [SkippableFact]
    public async Task A_deposit_whose_answer_is_lost_is_made_once_and_the_user_sees_it()
    {
        await using var visit = await site.VisitAsync();
        var user = Visit.NewUser("dana");
        await visit.RegisterAsync(user);
        var exchange = new ExchangePage(visit);
        await exchange.OpenAsync("BTC-USD");
        await using var supervisor = await site.VisitAsync();
        await supervisor.SignInAsync("supervisor", site.SupervisorPassword);
        var form = FormOf(supervisor);

        // The deposit is made, and its answer is lost.
        await supervisor.Page.RouteAsync("**/api/v3/account/deposit", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        }, new() { Times = 1 });
        await FillAsync(form, user, "BTC", "1.25");
        await form.GetByRole(AriaRole.Button, new() { Name = "Deposit" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Status))
            .ToHaveTextAsync($"Deposited: 1.25 BTC. {user} now has 1.25 available and 0 in orders.");
        await exchange.ExpectBalanceAsync("BTC", "1.25", "0.00");

        // The next one is another one, also where it is for as much.
        await FillAsync(form, user, "BTC", "1.25");
        await supervisor.Page.Keyboard.PressAsync("Enter");
        await exchange.ExpectBalanceAsync("BTC", "2.50", "0.00");
        await form.GetByRole(AriaRole.Radio, new() { Name = "Withdraw" }).ClickAsync();
        await FillAsync(form, user, "BTC", "0.5");
        await form.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await exchange.ExpectBalanceAsync("BTC", "2.00", "0.00");
        await Expect(form.GetByLabel("Amount")).ToHaveValueAsync("");
        Assert.Empty(supervisor.Faults);
    }

    [SkippableFact]
    public async Task Faults_stand_beside_their_fields_as_they_are_typed_and_when_the_gateway_refuses()
    {
        await using var visit = await site.VisitAsync();
        await visit.SignInAsync("supervisor", site.SupervisorPassword);
        var form = FormOf(visit);
        var (user, asset, amount) = (form.GetByLabel("User"), form.GetByLabel("Asset"), form.GetByLabel("Amount"));
        await form.GetByRole(AriaRole.Button, new() { Name = "Deposit" }).ClickAsync();
        await Expect(user).ToHaveAccessibleDescriptionAsync("Enter a name.");
        await Expect(user).ToBeFocusedAsync();
        await Expect(amount).ToHaveAccessibleDescriptionAsync("Enter an amount.");
        await FillAsync(form, Visit.NewUser("nobody"), "DOLLARS", "ten");
        await Expect(asset).ToHaveAccessibleDescriptionAsync("There is no such asset.");
        await Expect(amount).ToHaveAccessibleDescriptionAsync("This is not a number.");
        await visit.ShootAsync("transfer-refused");
        await visit.CheckAsync();

        // What only the gateway knows.
        await asset.FillAsync("USD");
        await amount.FillAsync("0.0000000001");
        await form.GetByRole(AriaRole.Button, new() { Name = "Deposit" }).ClickAsync();
        await Expect(amount).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("^The amount is "));
        await form.GetByRole(AriaRole.Radio, new() { Name = "Withdraw" }).ClickAsync();
        await amount.FillAsync("10");
        await form.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(amount).ToHaveAccessibleDescriptionAsync("The account has less available than that.");
        await Expect(amount).ToBeFocusedAsync();
        Assert.Empty(visit.Faults);
    }

    private static ILocator FormOf(Visit visit) => visit.Page.GetByRole(AriaRole.Form, new() { Name = "Deposit or withdraw" });

    private static async Task FillAsync(ILocator form, string user, string asset, string amount)
    {
        await form.GetByLabel("User").FillAsync(user);
        await form.GetByLabel("Asset").FillAsync(asset);
        await form.GetByLabel("Amount").FillAsync(amount);
    }
}
