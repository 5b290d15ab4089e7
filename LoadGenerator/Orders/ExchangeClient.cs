using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Orders;

/// <summary>Asks the exchange's API what a load needs before and after it: instruments, deposits, balances, orders.</summary>
/// <param name="gateway">Where it is.</param>
/// <param name="patience">How long to ask again while there is no answer.</param>
internal sealed class ExchangeClient(GatewayAddress gateway, TimeSpan patience) : IDisposable
{
    private const int PageSize = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = BrokenConnections.CreateClient(gateway.Http);

    /// <summary>The instruments that trade.</summary>
    public async Task<LoadInstrument[]> GetInstrumentsAsync(CancellationToken cancellation)
    {
        using var info = await SendAsync(HttpMethod.Get, "/api/v3/exchangeInfo", null, null, cancellation);
        return
        [
            .. info.RootElement.GetProperty("instruments").EnumerateArray()
                .Where(i => Text(i, "status") == "trading")
                .Select(i => new LoadInstrument(
                    Text(i, "symbol"), Text(i, "base"), Text(i, "quote"),
                    decimal.Parse(Text(i, "tick"), CultureInfo.InvariantCulture),
                    decimal.Parse(Text(i, "lot"), CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>A token of the supervisor.</summary>
    public async Task<string> LogInAsync(string password, CancellationToken cancellation)
    {
        using var answer = await SendAsync(
            HttpMethod.Post, "/api/v1/auth/login", new { user = "supervisor", password }, null, cancellation);
        return Text(answer.RootElement, "accessToken");
    }

    /// <summary>Makes a deposit; the same id again does nothing.</summary>
    public async Task DepositAsync(
        string supervisorToken, string user, string asset, string amount, string id, CancellationToken cancellation) =>
        (await SendAsync(
            HttpMethod.Post, "/api/v3/account/deposit", new { user, asset, amount, id }, supervisorToken, cancellation)).Dispose();

    /// <summary>A user's balances by asset.</summary>
    public async Task<Dictionary<string, (decimal Available, decimal Locked)>> GetBalancesAsync(string user, CancellationToken cancellation)
    {
        using var account = await SendAsync(
            HttpMethod.Get, $"/api/v3/account?user={Uri.EscapeDataString(user)}", null, gateway.Token, cancellation);
        return account.RootElement.GetProperty("balances").EnumerateArray()
            .ToDictionary(b => Text(b, "asset"), b => (Number(b, "available"), Number(b, "locked")));
    }

    /// <summary>All orders of a user that the gateway still lists, newest first.</summary>
    public async Task<List<JsonElement>> GetOrdersAsync(string user, CancellationToken cancellation)
    {
        var orders = new List<JsonElement>();
        string? next = null;
        do
        {
            var cursor = next is null ? "" : $"&next={Uri.EscapeDataString(next)}";
            using var page = await SendAsync(
                HttpMethod.Get, $"/api/v3/allOrders?user={Uri.EscapeDataString(user)}&limit={PageSize}{cursor}",
                null, gateway.Token, cancellation);
            orders.AddRange(page.RootElement.GetProperty("orders").EnumerateArray().Select(o => o.Clone()));
            next = page.RootElement.TryGetProperty("next", out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString() : null;
        }
        while (next is not null);
        return orders;
    }

    /// <summary>A field of text.</summary>
    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    /// <summary>A field that is a decimal in text.</summary>
    public static decimal Number(JsonElement json, string name) => decimal.Parse(Text(json, name), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> SendAsync(HttpMethod method, string path, object? body, string? token, CancellationToken cancellation)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(method, path);
            if (body is not null)
                request.Content = JsonContent.Create(body);
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            try
            {
                using var response = await _http.SendAsync(request, cancellation);
                var text = await response.Content.ReadAsStringAsync(cancellation);
                if (response.IsSuccessStatusCode)
                    return JsonDocument.Parse(text);
                if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500 || IsOver())
                    throw CommandFailure.Unreachable($"{gateway.Http} answers {method} {path} with {(int)response.StatusCode}: {text}");
            }
            catch (HttpRequestException e) when (IsOver())
            {
                throw CommandFailure.Unreachable($"{gateway.Http} does not answer: {e.Message}");
            }
            catch (HttpRequestException)
            {
                // It may come back: whatever is asked here may be asked again.
            }

            await Task.Delay(Pause, cancellation);
        }

        bool IsOver() => Stopwatch.GetElapsedTime(startedAt) > patience;
    }
}
