using System.Globalization;
using Trading.Testing;

namespace Trading.Web;

/// <summary>How much a first look at the page takes, and that its copy of the API document is the gateway's.</summary>
[Collection(SiteCollection.Name)]
public sealed class LoadTests(Site site)
{
    private const long BytesMax = 300_000;

    // By the page's own clock: when the form is there, whatever it takes until the test hears of it.
    private const string Watch =
        """
        new MutationObserver(() => { if (document.querySelector('main input')) window.shownAt ??= performance.now() })
          .observe(document, { childList: true, subtree: true })
        """;

    [SkippableTheory]
    [InlineData("/sign-in")]
    [InlineData("/trade")]
    [InlineData("/exchange")]
    [InlineData("/market")]
    public async Task A_first_look_takes_less_than_300_KB(string path)
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync(path);
        await visit.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        // What is sent over the wire, headers and the document included.
        var sizes = await visit.Page.EvaluateAsync<long[]>(
            "() => ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind)).map(entry => entry.transferSize)");
        var total = sizes.Sum();
        Assert.InRange(total, 1, BytesMax);
        await Visit.NoteAsync($"first look at {path}: {total.ToString(CultureInfo.InvariantCulture)} bytes");
    }

    [SkippableFact]
    public async Task The_page_is_there_within_a_second()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        var best = double.MaxValue;
        // The best of a few, since the machine does other things as well.
        for (var attempt = 0; attempt < 15 && best >= 1_000; attempt++)
        {
            await using var visit = await site.VisitAsync();
            await visit.Page.AddInitScriptAsync(Watch);
            await visit.GoAsync("/sign-in");
            await visit.Page.GetByLabel("Name", new() { Exact = true }).WaitForAsync();
            best = Math.Min(best, await visit.Page.EvaluateAsync<double>("() => window.shownAt"));
        }

        await Visit.NoteAsync(string.Create(CultureInfo.InvariantCulture, $"first look at /sign-in: there after {best:N0} ms"));

        Assert.InRange(best, 0, 1_000);
    }

    [SkippableFact]
    public async Task The_typed_client_is_made_from_the_document_that_the_gateway_serves()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var client = new HttpClient();
        var served = await client.GetStringAsync($"http://127.0.0.1:{site.Host.HttpPort}/openapi/v1.json");
        var kept = Path.Combine(Repository.Root, "Gateway", "web", "openapi.json");
        var fresh = Path.Combine(Path.GetTempPath(), "trading-openapi.json");
        await File.WriteAllTextAsync(fresh, served);
        Assert.True(
            served.ReplaceLineEndings("\n").Trim() == (await File.ReadAllTextAsync(kept)).ReplaceLineEndings("\n").Trim(),
            $"The API has changed: cp {fresh} {kept}, then build again.");
    }
}
