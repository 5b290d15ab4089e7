using System.Net;
using System.Text;

namespace Trading.Gateway.Tests.Http;

public sealed class LimitTests : IAsyncLifetime
{
    private readonly TestGateway _gateway = new(new Dictionary<string, string?>
    {
        ["Http:RequestsPerSecond"] = "1",
        ["Http:LoginsPerMinute"] = "2",
        ["Http:LinesBytesMax"] = "100000",
    });

    public Task InitializeAsync() => _gateway.InitializeAsync();

    [Fact]
    public async Task Address_that_asks_too_often_waits_and_the_service_token_does_not()
    {
        using var user = _gateway.UserClient("u");
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 50 && refused is null; i++)
        {
            var response = await user.GetAsync("/api/v1/users/u/summary");
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                refused = response;
        }

        Assert.NotNull(refused);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("\"code\":\"rate_limited\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        for (var i = 0; i < 20; i++)
            Assert.Equal(404, (await TestGateway.GetAsync(_gateway.Service, "/api/v1/users/u/summary")).Status);
        Assert.Equal(200, (await TestGateway.GetAsync(_gateway.Anonymous, "/health/live")).Status);
    }

    [Fact]
    public async Task Logins_have_a_limit_of_their_own()
    {
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var body = new StringContent("""{"refreshToken":"x"}""", Encoding.UTF8, "application/json");
            using var response = await _gateway.Service.PostAsync("/api/v1/auth/refresh", body);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([401, 401, 429], statuses);
    }

    [Fact]
    public async Task Lines_past_the_limit_of_a_body_are_refused()
    {
        using var body = new StringContent(new string('x', 100_001), Encoding.UTF8, "text/plain");
        using var response = await _gateway.Service.PostAsync("/api/v1/commands", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("\"code\":\"too_large\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();
}
