using Microsoft.Playwright;

namespace Trading.Web;

/// <summary>The system's own Chromium, driven by Playwright.</summary>
internal static class Chromium
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Path { get; } = Paths.FirstOrDefault(File.Exists);

    /// <summary>Starts it without a window.</summary>
    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Path,
        Headless = true,
        // Tests may run as root, and then there is no sandbox to be had; the only page that it sees is ours.
        Args = ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none"],
    });
}
