using System.Net.Sockets;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Tests.Gateways;

public sealed class BrokenConnectionsTests
{
    [Fact]
    public async Task Connection_that_breaks_before_its_first_request_is_a_failed_request()
    {
        using var client = new HttpClient(new BrokenConnections(new Broken()));
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://127.0.0.1:1/")));
        Assert.Equal(SocketError.NotConnected, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
    }

    private sealed class Broken : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.NotConnected);
    }
}
