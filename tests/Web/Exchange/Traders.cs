using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Trading.EndToEnd;

namespace Trading.Web.Exchange;

/// <summary>Deposits and orders that come from elsewhere than the page.</summary>
internal static class Traders
{
    private static int _deposits;

    /// <summary>Puts an asset into an account, as the supervisor does.</summary>
    public static async Task DepositAsync(this HostProcess host, string user, string asset, string amount)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort}") };
        var password = await host.SupervisorPasswordAsync();
        using var login = await client.PostAsJsonAsync("/api/v1/auth/login", new { user = "supervisor", password });
        var token = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var id = $"web-{Interlocked.Increment(ref _deposits)}";
        using var answer = await client.PostAsJsonAsync("/api/v3/account/deposit", new { user, asset, amount, id });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Places a limit order for a user by the service token.</summary>
    public static async Task PlaceAsync(
        this HostProcess host, string user, string symbol, string side, string price, string quantity)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.ServiceToken);
        using var answer = await client.PostAsJsonAsync(
            $"/api/v3/order?user={user}", new { symbol, side, type = "limit", price, quantity });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Fills a book, and has two users trade on it, from a seed: the same picture each time.</summary>
    public static async Task MakeMarketAsync(this HostProcess host, string symbol, string asset)
    {
        var (maker, taker) = (Visit.NewUser("maker"), Visit.NewUser("taker"));
        foreach (var user in new[] { maker, taker })
        {
            await host.DepositAsync(user, asset, "500");
            await host.DepositAsync(user, "USD", "90000000");
        }

        var random = new Random(7);
        string Text(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        var price = 42_000.0;
        for (var i = 1; i <= 30; i++)
        {
            var step = i * (1.5 + random.NextDouble());
            await host.PlaceAsync(maker, symbol, "buy", Text(price - step, "F2"), Text(0.05 + random.NextDouble() * i / 12, "F4"));
            await host.PlaceAsync(maker, symbol, "sell", Text(price + step, "F2"), Text(0.05 + random.NextDouble() * i / 12, "F4"));
        }

        for (var i = 0; i < 30; i++)
        {
            var isBuy = random.Next(2) == 0;
            var (side, limit) = isBuy ? ("buy", price + 6) : ("sell", price - 6);
            await host.PlaceAsync(taker, symbol, side, Text(limit, "F2"), Text(0.01 + random.NextDouble() / 8, "F4"));
            price += random.NextDouble() - 0.5;
        }
    }
}
