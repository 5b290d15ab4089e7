using System.Text;
using System.Text.Json;
using Trading.Gateway.Tests.Http;
using Trading.Gateway.Tests.Http.Exchange;

namespace Trading.Gateway.Tests.Market;

/// <summary>Speaks to the market processor over HTTP as a client does.</summary>
internal sealed class MarketHttp(TestGateway gateway)
{
    public const string Path = "/api/v1/trade-messages";
    public const string LegacyPath = "/api/message";

    /// <summary>Posts a body of that type.</summary>
    public async Task<ExchangeReply> PostAsync(
        string json, string path = Path, string? type = "application/json", HttpClient? client = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        if (type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await (client ?? gateway.Service).SendAsync(request);
        return await ReplyAsync(response);
    }

    /// <summary>Gets what is below <c>/api/v1/market/</c>.</summary>
    public async Task<ExchangeReply> GetAsync(string path, HttpClient? client = null)
    {
        using var response = await (client ?? gateway.Anonymous).GetAsync($"/api/v1/market/{path}");
        return await ReplyAsync(response);
    }

    /// <summary>Waits until so many messages are processed, and gives the totals.</summary>
    public async Task<JsonElement> TotalsAfterAsync(long processed)
    {
        var start = TimeProvider.System.GetTimestamp();
        var totals = (await GetAsync("stats")).Body;
        while (totals.GetProperty("processed").GetInt64() < processed)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Eventually.Patience, totals.GetRawText());
            await Task.Delay(5);
            totals = (await GetAsync("stats")).Body;
        }

        Assert.Equal(processed, totals.GetProperty("processed").GetInt64());
        return totals;
    }

    private static async Task<ExchangeReply> ReplyAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new ExchangeReply((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType);
    }
}
