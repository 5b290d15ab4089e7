using Microsoft.Playwright;

namespace Trading.Web;

/// <summary>The parts of the page for day trading that tests touch.</summary>
internal sealed class TradePage(Visit visit)
{
    private readonly IPage _page = visit.Page;

    public ILocator Cash => _page.GetByTestId("cash");

    public ILocator Reserved => _page.GetByTestId("reserved");

    public ILocator Symbol => _page.GetByTestId("symbol");

    public ILocator Amount => _page.GetByTestId("amount");

    public ILocator Quote => _page.GetByTestId("quote");

    public ILocator Submit => _page.GetByTestId("submit");

    public ILocator Pending => _page.GetByRole(AriaRole.List, new() { Name = "Pending trades" }).GetByRole(AriaRole.Listitem);

    public ILocator Row(string table, string text) =>
        _page.GetByRole(AriaRole.Region, new() { Name = table, Exact = true })
            .GetByRole(AriaRole.Row).Filter(new() { Has = _page.GetByText(text, new() { Exact = true }) });

    public Task OpenTabAsync(string name) => _page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    public async Task AddCashAsync(string dollars)
    {
        await _page.GetByLabel("Amount", new() { Exact = true }).First.FillAsync(dollars);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
    }

    public async Task SetTriggerAsync(string symbol, string amount, string price)
    {
        await _page.GetByTestId("trigger-symbol").FillAsync(symbol);
        await _page.GetByTestId("trigger-amount").FillAsync(amount);
        await _page.GetByTestId("trigger-price").FillAsync(price);
        await _page.Keyboard.PressAsync("Enter");
    }
}
