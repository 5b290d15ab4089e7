using Microsoft.Playwright;
using Trading.EndToEnd;
using Trading.Testing;

namespace Trading.Web;

/// <summary>A running host and a browser, for all tests of the page. Prices are fixed.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>What every stock costs.</summary>
    public const string Price = "12.50";

    private readonly TemporaryFolder _data = new();
    private IPlaywright? _playwright;

    /// <summary>Why the tests cannot be run here; null where they can.</summary>
    internal static string? Obstacle { get; } =
        Chromium.Path is null ? "There is no Chromium: apt-get install chromium."
        : !File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"))
            ? "The page was not built: install Node.js 20.19 or later with npm, then build again."
        : null;

    internal HostProcess Host { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    internal string SupervisorPassword => File.ReadAllText(Path.Combine(_data.Path, "secrets", "supervisor-password")).Trim();

    public async Task InitializeAsync()
    {
        if (Obstacle is not null)
            return;
        Host = new HostProcess(_data.Path, $"--Quotes:Price={Price}", "--Tcp:Listen=", "--Audit:Shards=3");
        await Host.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _playwright.Selectors.SetTestIdAttribute("data-test");
        Browser = await Chromium.StartAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Somebody with a browser of their own. Skips the test where there can be none.</summary>
    internal async Task<Visit> VisitAsync(Look look = Look.Light, HostProcess? host = null)
    {
        Skip.IfNot(Obstacle is null, Obstacle);
        return await Visit.BeginAsync(Browser, $"http://127.0.0.1:{(host ?? Host).HttpPort}", look);
    }
}
