using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>Speaks to the exchange's HTTP API as a client does, and to its accounts through no other way.</summary>
internal sealed class ExchangeClient(TestGateway gateway)
{
    private readonly HashSet<string> _users = new(StringComparer.Ordinal);
    private int _deposits;

    /// <summary>Sends a request with the service token, or another client's.</summary>
    public async Task<ExchangeReply> SendAsync(HttpMethod method, string path, string? json = null, HttpClient? client = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v3/{path}");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await (client ?? gateway.Service).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new ExchangeReply((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response.Headers.RetryAfter);
    }

    public Task<ExchangeReply> GetAsync(string path, HttpClient? client = null) => SendAsync(HttpMethod.Get, path, client: client);

    public Task<ExchangeReply> PostAsync(string path, string json, HttpClient? client = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, json, client, key);

    public Task<ExchangeReply> DeleteAsync(string path, HttpClient? client = null) => SendAsync(HttpMethod.Delete, path, client: client);

    public Task<ExchangeReply> PatchAsync(string path, string json, HttpClient? client = null) => SendAsync(HttpMethod.Patch, path, json, client);

    /// <summary>Puts assets into an account.</summary>
    public async Task DepositAsync(string user, string asset, string amount)
    {
        _users.Add(user);
        var id = $"d{Interlocked.Increment(ref _deposits)}";
        var body = $$"""{"user":"{{user}}","asset":"{{asset}}","amount":"{{amount}}","id":"{{id}}"}""";
        Assert.Equal(200, (await PostAsync("account/deposit", body, gateway.Supervisor)).Status);
    }

    /// <summary>Takes away what a test has left in the books, where it would be in the way of the next.</summary>
    public async Task CancelAllAsync()
    {
        foreach (var user in _users)
            Assert.Equal(200, (await DeleteAsync($"openOrders?user={user}")).Status);
    }

    /// <summary>Places a limit order for a user.</summary>
    public Task<ExchangeReply> LimitAsync(string user, string side, string price, string quantity, string more = "") =>
        PostAsync(
            $"order?user={user}",
            $$"""{"symbol":"BTC-USD","side":"{{side}}","type":"limit","price":"{{price}}","quantity":"{{quantity}}"{{more}}}""");

    /// <summary>What an account has of an asset: available and locked.</summary>
    public async Task<string> BalanceAsync(string user, string asset)
    {
        var balances = (await GetAsync($"account?user={user}")).Body.GetProperty("balances").EnumerateArray();
        var balance = balances.FirstOrDefault(one => one.GetProperty("asset").GetString() == asset);
        return balance.ValueKind == JsonValueKind.Undefined
            ? "0 0"
            : $"{balance.GetProperty("available").GetString()} {balance.GetProperty("locked").GetString()}";
    }
}
