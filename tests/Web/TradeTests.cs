using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

[Collection(SiteCollection.Name)]
public sealed class TradeTests(Site site)
{
    [SkippableFact]
    public async Task A_day_of_trading_shows_each_step()
    {
        await using var visit = await site.VisitAsync();
        var trade = new TradePage(visit);
        await visit.RegisterAsync(Visit.NewUser("trader"));
        await Expect(visit.Page.GetByText("Add cash first")).ToBeVisibleAsync();
        await visit.ShootAsync("trade-empty");

        await trade.AddCashAsync("1000");
        await Expect(trade.Cash).ToHaveTextAsync("$1,000.00");
        await trade.Symbol.FillAsync("ABC");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Quote" }).ClickAsync();
        await Expect(trade.Quote).ToContainTextAsync($"${Site.Price}");
        await Expect(trade.Quote).ToContainTextAsync("ago");
        await trade.Amount.FillAsync("100");
        await Expect(visit.Page.GetByText("About 8 shares for $100.00")).ToBeVisibleAsync();
        await trade.Submit.ClickAsync();

        await Expect(trade.Pending).ToHaveCountAsync(1);
        await Expect(trade.Pending).ToContainTextAsync("8 ABC");
        await Expect(trade.Pending.GetByRole(AriaRole.Timer)).ToContainTextAsync(" s");
        await Expect(trade.Cash).ToHaveTextAsync("$900.00");
        await Expect(trade.Reserved).ToHaveTextAsync("$100.00");
        await visit.ShootAsync("trade-pending");
        await trade.Pending.GetByRole(AriaRole.Button, new() { Name = "Commit" }).ClickAsync();
        await Expect(visit.Page.GetByText("Nothing waits for your decision.")).ToBeVisibleAsync();
        await Expect(trade.Row("Holdings", "ABC")).ToContainTextAsync("8");
        await Expect(trade.Reserved).ToHaveTextAsync("$0.00");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sell ABC" }).ClickAsync();
        await Expect(trade.Amount).ToBeFocusedAsync();
        await trade.Amount.FillAsync("50");
        await trade.Submit.ClickAsync();
        await Expect(trade.Pending).ToContainTextAsync("4 ABC");
        await trade.Pending.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(trade.Pending).ToHaveCountAsync(0);
        await Expect(trade.Row("Holdings", "ABC")).ToContainTextAsync("8");

        await trade.OpenTabAsync("History");
        await Expect(trade.Row("History", "Commit buy")).ToBeVisibleAsync();
        await Expect(trade.Row("History", "Cancel sell")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Refusals_stand_in_words_beside_the_field_that_caused_them()
    {
        await using var visit = await site.VisitAsync();
        var trade = new TradePage(visit);
        await visit.RegisterAsync(Visit.NewUser("poor"));
        await trade.AddCashAsync("20");
        await Expect(trade.Cash).ToHaveTextAsync("$20.00");
        await trade.Symbol.FillAsync("ABC");
        await trade.Amount.FillAsync("5000");
        await trade.Submit.ClickAsync();
        await Expect(trade.Amount).ToHaveAccessibleDescriptionAsync("You have less cash than that.");
        await Expect(trade.Amount).ToBeFocusedAsync();
        await visit.ShootAsync("trade-refused");
        await trade.Amount.FillAsync("5");
        await trade.Submit.ClickAsync();
        await Expect(trade.Amount).ToHaveAccessibleDescriptionAsync("That is less than one share.");
        await trade.Amount.FillAsync("1.234");
        await Expect(trade.Amount).ToHaveAccessibleDescriptionAsync("At most two decimals.");
        await trade.Symbol.FillAsync("A-");
        await Expect(trade.Symbol).ToHaveAccessibleDescriptionAsync("One to three letters or digits.");
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Sell" }).ClickAsync();
        await trade.Symbol.FillAsync("XYZ");
        await trade.Amount.FillAsync("50");
        await trade.Submit.ClickAsync();
        await Expect(trade.Amount).ToHaveAccessibleDescriptionAsync("Your shares are worth less than that.");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Triggers_are_set_changed_and_cancelled_and_fire_by_themselves()
    {
        await using var visit = await site.VisitAsync();
        var trade = new TradePage(visit);
        await visit.RegisterAsync(Visit.NewUser("patient"));
        await trade.AddCashAsync("1000");
        await Expect(trade.Cash).ToHaveTextAsync("$1,000.00");
        await trade.OpenTabAsync("Triggers");
        await trade.SetTriggerAsync("DEF", "200", "10");
        var row = trade.Row("Triggers", "DEF");
        await Expect(row).ToContainTextAsync("≤ $10.00");
        await Expect(trade.Cash).ToHaveTextAsync("$800.00");

        await row.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Expect(visit.Page.GetByTestId("trigger-price")).ToBeFocusedAsync();
        await visit.Page.GetByTestId("trigger-price").FillAsync("11");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(row).ToContainTextAsync("≤ $11.00");
        await visit.ShootAsync("trade-triggers");
        await row.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(visit.Page.GetByText("No triggers.")).ToBeVisibleAsync();
        await Expect(trade.Cash).ToHaveTextAsync("$1,000.00");

        // The price is 12.50, so this one fires at once: the account, not the form, brings the shares.
        await trade.SetTriggerAsync("GHI", "100", "13");
        await trade.OpenTabAsync("Holdings");
        await Expect(trade.Row("Holdings", "GHI")).ToContainTextAsync("8");
        await Expect(trade.Cash).ToHaveTextAsync("$900.00");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task What_happens_elsewhere_to_the_account_is_shown_at_once()
    {
        await using var visit = await site.VisitAsync();
        await using var other = await site.VisitAsync();
        var user = Visit.NewUser("twice");
        await visit.RegisterAsync(user);
        await new TradePage(visit).AddCashAsync("300");
        await other.SignInAsync(user, Visit.Password);
        await Expect(new TradePage(other).Cash).ToHaveTextAsync("$300.00");
        await new TradePage(other).AddCashAsync("12.34");
        await Expect(new TradePage(visit).Cash).ToHaveTextAsync("$312.34");
    }
}
