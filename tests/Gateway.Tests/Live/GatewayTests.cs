using System.Text.Json;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Live;

/// <summary>The door as a part of the whole gateway.</summary>
public sealed class GatewayTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task Gateway_has_the_door_and_its_figures()
    {
        var address = new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/ws" }.Uri;
        using var client = await LiveClient.ConnectAsync(address, gateway.Secrets.ServiceToken);
        await client.AskAsync("ping", "{}");
        var (status, body) = await TestGateway.GetAsync(gateway.Service, "/api/v1/system");
        Assert.Equal(200, status);
        var live = JsonDocument.Parse(body).RootElement.GetProperty("live");
        Assert.Equal(1, live.GetProperty("connections").GetInt64());
        Assert.InRange(live.GetProperty("framesSent").GetInt64(), 1, 3);
        Assert.Equal(0, live.GetProperty("closedSlow").GetInt64());
        await client.CloseAsync();
    }

    [Fact]
    public async Task Door_is_not_in_the_document_of_the_http_door()
    {
        var (status, body) = await TestGateway.GetAsync(gateway.Anonymous, "/openapi/v1.json");
        Assert.Equal(200, status);
        Assert.DoesNotContain("\"/ws\"", body, StringComparison.Ordinal);
    }
}
