using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Trading.Testing;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

/// <summary>Somebody who looks at the page in a browser of their own, which has kept nothing.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Good for every account that the tests make.</summary>
    public const string Password = "correct horse";

    private const float PatienceMs = 20_000;

    private static readonly string AxePath = Path.Combine(Repository.Root, "Gateway", "web", "node_modules", "axe-core", "axe.min.js");
    private static readonly string[] Refusals = ["Failed to load resource", "WebSocket connection to"];

    // What a table is scrolled in, by its name, where it is wider than the room for it.
    private const string WideTables =
        """
        () => [...document.querySelectorAll('table')].map(table => table.parentElement)
          .filter(box => box.scrollWidth > box.clientWidth)
          .map(box => `${box.ariaLabel ?? box.firstChild.ariaLabel}: ${box.scrollWidth} points in ${box.clientWidth}`)
        """;

    private static int _users;

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly IBrowserContext _context;

    private Visit(IBrowserContext context, IPage page, string address, Look look)
    {
        (_context, Page, Address, Look) = (context, page, address, look);
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            // What the network refuses is shown by the page, and the browser says it besides.
            if (message.Type == "error" && !Refusals.Any(text => message.Text.Contains(text, StringComparison.Ordinal)))
                _faults.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public string Address { get; }

    public Look Look { get; }

    /// <summary>What the page has reported as errors, violations of its content security policy among them.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Visit> BeginAsync(IBrowser browser, string address, Look look)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ColorScheme = look == Look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = look == Look.Phone ? new() { Width = 360, Height = 740 } : new() { Width = 1280, Height = 800 },
            IsMobile = look == Look.Phone,
            HasTouch = look == Look.Phone,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(PatienceMs);
        SetDefaultExpectTimeout(PatienceMs);
        // Before any page is loaded, as the policy of the page lets nothing be added later.
        await context.AddInitScriptAsync(scriptPath: AxePath);
        return new Visit(context, await context.NewPageAsync(), address, look);
    }

    /// <summary>A name that nobody has yet.</summary>
    public static string NewUser(string prefix) => $"{prefix}{Interlocked.Increment(ref _users)}";

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Goes to another page as people do, which keeps the login.</summary>
    public Task FollowAsync(string title) =>
        Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();

    /// <summary>Goes to an address that no link leads to, without a reload.</summary>
    public async Task StrayAsync(string path)
    {
        // The page follows the address from when it first shows something; until then its first view may still be loading.
        await Expect(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Page.EvaluateAsync(
            "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate', { state: {} })) }", path);
    }

    /// <summary>Registers a new user and begins on the page for users.</summary>
    public async Task RegisterAsync(string user)
    {
        await GoAsync("/sign-in");
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Register" }).ClickAsync();
        await FillInAsync(user, Password, "Register");
        await Expect(Page).ToHaveURLAsync($"{Address}/trade");
    }

    /// <summary>Signs in on the page to sign in.</summary>
    public async Task SignInAsync(string user, string password)
    {
        await GoAsync("/sign-in");
        await FillInAsync(user, password, "Sign in");
    }

    public async Task FillInAsync(string user, string password, string button)
    {
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(user);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    /// <summary>Keeps a picture of what is to be seen, in the folder that TRADING_SCREENSHOTS names or a temporary one.</summary>
    public async Task ShootAsync(string name)
    {
        var path = Path.Combine(Pictures(), $"{name}-{Look.ToString().ToLowerInvariant()}.png");
        // A phone's picture is of the whole page, whose bar would stand where it was scrolled to.
        if (Look == Look.Phone)
            await Page.EvaluateAsync("scrollTo(0, 0)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = Look == Look.Phone, Scale = ScreenshotScale.Css });
    }

    /// <summary>Keeps a line of text beside the pictures.</summary>
    public static Task NoteAsync(string text) => File.AppendAllTextAsync(Path.Combine(Pictures(), "notes.txt"), text + "\n");

    /// <summary>Closes the messages that would go by themselves.</summary>
    public async Task DismissToastsAsync()
    {
        var close = Page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" });
        while (await close.CountAsync() > 0)
            await close.First.ClickAsync(new() { Force = true });
    }

    /// <summary>
    /// Fails where axe finds something serious, the page can be moved sideways, or on a phone a table, or the page has reported an error.
    /// </summary>
    public async Task CheckAsync()
    {
        const string Scan =
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 4).map(n => `${n.target}: ${n.failureSummary}`) }))
            """;
        var found = await Page.EvaluateAsync<JsonElement>(Scan);
        var serious = found.EnumerateArray().Where(finding => finding.GetProperty("impact").GetString() is "serious" or "critical");
        Assert.Equal([], serious.Select(finding => finding.ToString()));
        var overhang = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overhang <= 0, $"{overhang} points of the page are beside the window.");
        if (Look == Look.Phone)
        {
            var wide = await Page.EvaluateAsync<string[]>(WideTables);
            Assert.Equal([], wide);
        }

        Assert.Equal([], Faults);
    }

    private static string Pictures()
    {
        var folder = Environment.GetEnvironmentVariable("TRADING_SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "trading-screenshots");
        return Directory.CreateDirectory(folder).FullName;
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
