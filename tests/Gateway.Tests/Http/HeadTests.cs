using System.Net.Sockets;
using System.Text;

namespace Trading.Gateway.Tests.Http;

public sealed class HeadTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/v3/exchangeInfo")]
    [InlineData("/api/v3/depth?symbol=BTC-USD")]
    [InlineData("/api/v3/depth")]
    [InlineData("/api/v1/market/stats")]
    [InlineData("/api/v1/system")]
    [InlineData("/api/v3/order?clientOrderId=none&user=head1")]
    [InlineData("/api/v1/users/nobody/summary")]
    [InlineData("/api/v1/audit-log")]
    public async Task Head_is_answered_as_get_is_without_the_content(string path)
    {
        using var expected = await gateway.Service.GetAsync(path);
        using var response = await HeadAsync(gateway.Service, path);
        Assert.Equal(expected.StatusCode, response.StatusCode);
        Assert.Equal(expected.Content.Headers.ContentType, response.Content.Headers.ContentType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_leaves_the_connection_as_it_was()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port);
        var get = $"/api/v1/audit-log HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {gateway.Secrets.ServiceToken}\r\n";
        var requests = $"HEAD {get}\r\nHEAD {get}\r\nGET {get}Connection: close\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(requests));
        using var reader = new StreamReader(client.GetStream());
        var answers = await reader.ReadToEndAsync();
        Assert.Equal(3, answers.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Equal(1, answers.Split("</log>").Length - 1);
    }

    [Fact]
    public async Task Head_of_the_audit_log_does_not_read_it()
    {
        using var get = await gateway.Service.GetAsync("/api/v1/audit-log");
        var calls = gateway.Calls.Of("IAuditGrain.ReadAsync");
        using var response = await HeadAsync(gateway.Service, "/api/v1/audit-log");
        Assert.Equal(200, (int)response.StatusCode);
        Assert.NotEqual(0, calls);
        Assert.Equal(calls, gateway.Calls.Of("IAuditGrain.ReadAsync"));
    }

    [Fact]
    public async Task Head_of_a_quote_is_one_command()
    {
        await TestGateway.LinesAsync(gateway.Service, "[1] ADD,head2,1.00");
        using var response = await HeadAsync(gateway.Service, "/api/v1/quotes/ABC?user=head2");
        Assert.Equal(200, (int)response.StatusCode);
        var (_, xml) = await TestGateway.GetAsync(gateway.Service, "/api/v1/audit-log?user=head2");
        Assert.Equal(2, xml.Split("<userCommand>").Length - 1);
    }

    [Fact]
    public async Task Head_needs_the_token_that_get_needs()
    {
        foreach (var path in new[] { "/api/v1/audit-log", "/api/v1/system", "/api/v3/account" })
        {
            using var response = await HeadAsync(gateway.Anonymous, path);
            Assert.Equal(401, (int)response.StatusCode);
        }

        using var refused = await HeadAsync(gateway.UserClient("head3"), "/api/v1/audit-log?user=head4");
        Assert.Equal(403, (int)refused.StatusCode);
    }

    [Theory]
    [InlineData("HEAD", "/api/v1/commands", "POST")]
    [InlineData("HEAD", "/ws", "GET")]
    [InlineData("PUT", "/api/v3/exchangeInfo", "GET, HEAD")]
    [InlineData("PUT", "/api/v3/order", "DELETE, GET, HEAD, PATCH, POST")]
    public async Task Method_that_a_route_has_not_is_told_those_that_it_has(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await gateway.Service.SendAsync(request);
        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    private static async Task<HttpResponseMessage> HeadAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        return await client.SendAsync(request);
    }
}
