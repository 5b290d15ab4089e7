using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web;

/// <summary>What a page could do that wants another user's data, with the token that it has: the gateway refuses.</summary>
[Collection(SiteCollection.Name)]
public sealed class PrivacyTests(Site site)
{
    [SkippableFact]
    public async Task A_user_is_refused_the_data_of_another()
    {
        await using var owner = await site.VisitAsync();
        var name = Visit.NewUser("owner");
        await owner.RegisterAsync(name);
        await new TradePage(owner).AddCashAsync("4321");
        await Expect(new TradePage(owner).Cash).ToHaveTextAsync("$4,321.00");

        await using var other = await site.VisitAsync();
        string? authorization = null;
        other.Page.Request += (_, request) => authorization = request.Headers.GetValueOrDefault("authorization") ?? authorization;
        await other.RegisterAsync(Visit.NewUser("other"));
        await Expect(other.Page.GetByText("Add cash first")).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("4,321")).ToHaveCountAsync(0);

        using var client = new HttpClient { BaseAddress = new Uri(other.Address) };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization!);
        string[] paths =
            [$"/api/v1/users/{name}/summary", $"/api/v1/audit-log?user={name}", $"/api/v3/account?user={name}", "/api/v1/system"];
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(403, (int)answer.StatusCode);
            Assert.DoesNotContain("4321", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("forbidden", await SubscribeAsync(other.Page, authorization!["Bearer ".Length..], name));
    }

    private static async Task<string?> SubscribeAsync(IPage page, string token, string user)
    {
        const string Script =
            """
            ([token, user]) => new Promise((resolve, reject) => {
              const socket = new WebSocket(`ws://${location.host}/ws`)
              socket.onerror = reject
              socket.onopen = () => {
                socket.send(JSON.stringify({ method: 'auth', params: { token }, req_id: 1 }))
                socket.send(JSON.stringify({ method: 'subscribe', params: { channel: 'balances', user }, req_id: 2 }))
              }
              socket.onmessage = ({ data }) => { if (JSON.parse(data).req_id === 2) { resolve(data); socket.close() } }
            })
            """;
        var answer = await page.EvaluateAsync<string>(Script, new[] { token, user });
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("code").GetString();
    }
}
