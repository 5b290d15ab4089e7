using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web.Exchange;

/// <summary>The exchange as somebody uses it.</summary>
internal sealed class ExchangePage(Visit visit)
{
    private readonly IPage _page = visit.Page;

    public ILocator Book => _page.GetByRole(AriaRole.Region, new() { Name = "Book" });

    public ILocator Tape => _page.GetByTestId("tape");

    public ILocator OpenOrders => _page.GetByTestId("open-orders");

    public ILocator History => _page.GetByTestId("order-history").GetByRole(AriaRole.Row);

    public ILocator Fills => _page.GetByTestId("fills").GetByRole(AriaRole.Row);

    public ILocator Price => Field("Price");

    public ILocator Quantity => Field("Quantity");

    public ILocator Form => _page.GetByRole(AriaRole.Form, new() { NameRegex = new("^Order for") });

    public ILocator Submit => Form.Locator("button[type=submit]");

    /// <summary>Goes to the exchange, with the login that there is, and waits for an instrument.</summary>
    public async Task OpenAsync(string symbol)
    {
        await visit.FollowAsync("Exchange");
        await _page.GetByTestId("instrument").SelectOptionAsync(symbol);
        await Expect(Form).ToHaveAccessibleNameAsync($"Order for {symbol}");
        await Expect(Book).Not.ToContainTextAsync("Loading");
    }

    public ILocator Field(string name) => Form.GetByLabel(name, new() { Exact = false });

    public async Task ChooseAsync(string name) => await Form.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true }).ClickAsync();

    public async Task PlaceAsync(string side, string price, string quantity)
    {
        await ChooseAsync(side);
        await Price.FillAsync(price);
        await Quantity.FillAsync(quantity);
        await Submit.ClickAsync();
    }

    /// <summary>What is available and what is in orders of an asset.</summary>
    public Task ExpectBalanceAsync(string asset, string available, string locked)
    {
        var row = _page.GetByTestId("balances").GetByRole(AriaRole.Row).Filter(new() { HasText = asset });
        return Expect(row).ToHaveTextAsync($"{asset}{available}{locked}");
    }

    /// <summary>A price and its quantity in the book, on one side.</summary>
    public ILocator Level(string side, string price) =>
        _page.GetByTestId(side).GetByRole(AriaRole.Row).Filter(new()
        {
            Has = _page.GetByRole(AriaRole.Button, new() { NameRegex = new($" {price}, use as price$") }),
        });

    public Task OpenTabAsync(string name) => _page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();
}
