using System.Net.Sockets;

namespace Trading.LoadGenerator.Gateways;

/// <summary>
/// Reports every connection that broke as <see cref="HttpRequestException"/>. .NET lets a <see cref="SocketException"/> out where the
/// gateway is killed between taking a connection and the first request on it.
/// </summary>
internal sealed class BrokenConnections(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>A client of a gateway.</summary>
    public static HttpClient CreateClient(Uri gateway) => new(new BrokenConnections(new SocketsHttpHandler())) { BaseAddress = gateway };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, e.Message, e);
        }
    }
}
