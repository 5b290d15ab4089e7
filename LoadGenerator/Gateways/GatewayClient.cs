using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Trading.LoadGenerator.Gateways;

/// <summary>Asks a running gateway over HTTP (gateway.md).</summary>
internal sealed class GatewayClient : IDisposable
{
    private const int AttemptsMax = 20;
    private static readonly TimeSpan PauseDefault = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _http;

    /// <summary>A client of the gateway at that address.</summary>
    public GatewayClient(GatewayAddress gateway)
    {
        _http = BrokenConnections.CreateClient(gateway.Http);
        if (gateway.Token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", gateway.Token);
    }

    /// <summary>The user's summary as JSON.</summary>
    public async Task<byte[]> GetSummaryAsync(string user, CancellationToken cancellation)
    {
        using var response = await GetAsync($"/api/v1/users/{Uri.EscapeDataString(user)}/summary", cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <summary>What the host says of itself, as JSON.</summary>
    public async Task<byte[]> GetSystemAsync(CancellationToken cancellation)
    {
        using var response = await GetAsync("/api/v1/system", cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <summary>The user's part of the audit log.</summary>
    public async Task<Stream> GetLogAsync(string user, CancellationToken cancellation)
    {
        var response = await GetAsync($"/api/v1/audit-log?user={Uri.EscapeDataString(user)}", cancellation);
        return await response.Content.ReadAsStreamAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            HttpResponseMessage response;
            try
            {
                response = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellation);
            }
            catch (HttpRequestException e)
            {
                throw CommandFailure.Unreachable($"{_http.BaseAddress} does not answer: {e.Message}");
            }

            if (response.IsSuccessStatusCode)
                return response;
            var (status, pause) = (response.StatusCode, response.Headers.RetryAfter?.Delta ?? PauseDefault);
            response.Dispose();
            if (status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || attempt == AttemptsMax)
            {
                throw CommandFailure.Unreachable(
                    string.Create(CultureInfo.InvariantCulture, $"{_http.BaseAddress} answers {path} with {(int)status} {status}."));
            }

            await Task.Delay(pause, cancellation);
        }
    }
}
