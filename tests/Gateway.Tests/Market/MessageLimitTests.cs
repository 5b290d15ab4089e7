using System.Net.Http.Headers;
using System.Text;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Market;

public sealed class MessageLimitTests : IAsyncLifetime
{
    private readonly TestGateway _gateway = new(new Dictionary<string, string?>
    {
        ["Market:MessagesPerSecond"] = "1",
        ["Market:MessagesBurst"] = "5",
        ["Market:UserMessagesPerSecond"] = "1",
        ["Market:UserMessagesBurst"] = "2",
    });

    private MarketHttp _market = null!;

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        _market = new MarketHttp(_gateway);
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Address_that_sends_too_much_waits_and_the_service_token_does_not()
    {
        var list = await _market.PostAsync(
            $"[{string.Join(',', Enumerable.Range(0, 7).Select(i => Messages.Of($"{i}", $"u{i}")))}]", client: _gateway.Anonymous);
        Assert.Equal(207, list.Status);
        // The burst, and what has come in since the request began.
        var statuses = list.Body.EnumerateArray().Select(item => item.GetProperty("status").GetString()).ToArray();
        Assert.All(statuses[..5], status => Assert.Equal("OK", status));
        Assert.Equal("rate_limited", list.Body[6].GetProperty("code").GetString());
        using var body = new StringContent(Messages.Good, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var refused = await _gateway.Anonymous.PostAsync(MarketHttp.LegacyPath, body);
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("429 rate_limited", (await _market.PostAsync(Messages.Good, client: _gateway.Anonymous)).Refusal);
        for (var i = 0; i < 20; i++)
            Assert.Equal(201, (await _market.PostAsync(Messages.Good)).Status);
    }

    [Fact]
    public async Task User_that_sends_too_much_waits_and_others_do_not()
    {
        using var other = _gateway.UserClient("somebody");
        var list = await _market.PostAsync($"[{Messages.Good},{Messages.Good},{Messages.Good},{Messages.Of("a", "x")}]", client: other);
        Assert.Equal(
            ["OK", "OK", "FAILED", "OK"], list.Body.EnumerateArray().Select(item => item.GetProperty("status").GetString()));
        Assert.Equal("rate_limited", list.Body[2].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{", "application/json", null)]
    [InlineData("[]", "application/json", null)]
    [InlineData("{}", "image/png", null)]
    [InlineData("{}", "application/json", "a key with spaces")]
    public async Task Address_whose_requests_are_refused_as_a_whole_waits_like_any_other(string json, string type, string? key)
    {
        // The burst, and as many more as come in meanwhile on a machine that is busy with other things.
        const int RequestsMax = 200;
        var requests = 0;
        var reply = await _market.PostAsync(json, type: type, client: _gateway.Anonymous, key: key);
        while (reply.Status != 429 && ++requests < RequestsMax)
        {
            Assert.InRange(reply.Status, 400, 422);
            reply = await _market.PostAsync(json, type: type, client: _gateway.Anonymous, key: key);
        }

        Assert.Equal("429 rate_limited", reply.Refusal);
        Assert.InRange(requests, 5, RequestsMax);
    }
}
