using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Trading.EndToEnd;

namespace Trading.Web.Market;

/// <summary>Trade messages that come from elsewhere than the page.</summary>
internal static class Messages
{
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "JPY", "CHF", "SEK", "BRL", "INR"];
    private static readonly double[] PerEuro = [1, 1.09, 0.845, 163.2, 0.957, 11.3, 5.9, 91.2];
    private static readonly string[] Countries =
    [
        "FR", "DE", "GB", "US", "IE", "ES", "IT", "NL", "JP", "BR", "IN", "CN", "ZA", "SG", "AU", "CA", "MX", "NG", "CH", "MT",
    ];

    /// <summary>Sends so many messages of one user, one after the other.</summary>
    public static async Task SendAsync(this HostProcess host, string user, int count)
    {
        using var client = ClientOf(host);
        for (var i = 0; i < count; i++)
        {
            var message = Message(user, "EUR", "GBP", 1_000, 747.10, 0.7471, "FR");
            using var answer = await client.PostAsJsonAsync("/api/v1/trade-messages", message);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>
    /// Sends messages of many users, pairs and countries, of which some need repair and some are refused; the same ones each time.
    /// </summary>
    public static async Task SendManyAsync(this HostProcess host, int arrays)
    {
        var random = new Random(11);
        using var client = ClientOf(host);
        for (var i = 0; i < arrays; i++)
        {
            var messages = Enumerable.Range(0, 100).Select(_ => Drawn(random)).ToArray();
            using var answer = await client.PostAsJsonAsync("/api/v1/trade-messages", messages);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Sends three messages of pairs in a chain, with the largest amounts at the largest rates.</summary>
    public static async Task SendAbsurdAsync(this HostProcess host)
    {
        using var client = ClientOf(host);
        foreach (var (from, to, sold) in new[] { ("USD", "EUR", 1e-6), ("JPY", "USD", 1e-6), ("CHF", "JPY", 9e12) })
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/trade-messages", Message("absurd", from, to, sold, 9e12, 1, "FR"));
            answer.EnsureSuccessStatusCode();
        }
    }

    private static Dictionary<string, object> Drawn(Random random)
    {
        var from = (int)(Math.Pow(random.NextDouble(), 2) * Currencies.Length);
        var to = (from + 1 + random.Next(Currencies.Length - 1)) % Currencies.Length;
        var rate = Math.Round(PerEuro[to] / PerEuro[from] * (1 + (random.NextDouble() - 0.5) * 0.01), 4);
        var sold = Math.Round(10 * Math.Pow(10, random.NextDouble() * 3), 2);
        var country = Countries[(int)(Math.Pow(random.NextDouble(), 2.2) * Countries.Length)];
        var kind = random.Next(40);
        return Message(
            (100_000 + random.Next(500)).ToString(CultureInfo.InvariantCulture),
            kind == 0 ? $" {Currencies[from]}" : Currencies[from],
            kind == 1 ? "XXQ" : Currencies[to],
            kind == 2 ? -1 : sold,
            Math.Round(sold * rate * (kind is 3 or 4 ? 1.05 : 1), 2),
            rate,
            kind == 5 ? "UK" : country);
    }

    private static Dictionary<string, object> Message(
        string user, string from, string to, double sold, double bought, double rate, string country) => new()
        {
            ["userId"] = user,
            ["currencyFrom"] = from,
            ["currencyTo"] = to,
            ["amountSell"] = sold,
            ["amountBuy"] = bought,
            ["rate"] = rate,
            ["timePlaced"] = DateTime.UtcNow.ToString("dd-MMM-yy HH:mm:ss", CultureInfo.InvariantCulture).ToUpperInvariant(),
            ["originatingCountry"] = country,
        };

    private static HttpClient ClientOf(HostProcess host)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.ServiceToken);
        return client;
    }
}
