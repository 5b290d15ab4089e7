using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Messages;

/// <summary>Reads the statistics of the market over HTTP.</summary>
internal sealed class MarketClient(GatewayAddress gateway, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = BrokenConnections.CreateClient(gateway.Http);

    /// <summary>The totals of the pairs that the load trades.</summary>
    public async Task<MarketTotals> GetTotalsAsync(CancellationToken cancellation)
    {
        var totals = new MarketTotals();
        using var pairs = await GetAsync("/api/v1/market/pairs", cancellation);
        foreach (var pair in pairs.RootElement.GetProperty("pairs").EnumerateArray())
        {
            var name = pair.GetProperty("pair").GetString();
            for (var i = 0; i < TradedPair.All.Count; i++)
                if (TradedPair.All[i].Name == name)
                    totals[i] = new PairTotals(pair.GetProperty("count").GetInt64(), Number(pair, "sold"), Number(pair, "bought"));
        }

        using var stats = await GetAsync("/api/v1/market/stats", cancellation);
        var classes = stats.RootElement.GetProperty("classes");
        for (var kind = MadeKind.Direct; kind <= MadeKind.Mismatch; kind++)
            totals.Of(kind) = classes.GetProperty(kind.ToString().ToLowerInvariant()).GetInt64();
        return totals;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static decimal Number(JsonElement json, string name) =>
        decimal.Parse(json.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private async Task<JsonDocument> GetAsync(string path, CancellationToken cancellation)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (gateway.Token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", gateway.Token);
            try
            {
                using var response = await _http.SendAsync(request, cancellation);
                var text = await response.Content.ReadAsStringAsync(cancellation);
                if (response.IsSuccessStatusCode)
                    return JsonDocument.Parse(text);
                var isFinal = response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500;
                if (isFinal || Stopwatch.GetElapsedTime(startedAt) > patience)
                    throw CommandFailure.Unreachable($"{gateway.Http} answers GET {path} with {(int)response.StatusCode}: {text}");
            }
            catch (HttpRequestException e) when (Stopwatch.GetElapsedTime(startedAt) > patience)
            {
                throw CommandFailure.Unreachable($"{gateway.Http} does not answer: {e.Message}");
            }
            catch (HttpRequestException)
            {
                // It may come back.
            }

            await Task.Delay(Pause, cancellation);
        }
    }
}
