using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Market;

/// <summary>Statistics over HTTP on the real grains. What the figures are made of is tested there.</summary>
public sealed class MarketDataTests : IAsyncLifetime
{
    private readonly TestGateway _gateway = new();
    private MarketHttp _market = null!;

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        _market = new MarketHttp(_gateway);
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Empty_market_has_totals_of_nothing()
    {
        var totals = await _market.TotalsAfterAsync(0);
        foreach (var name in new[] { "seq", "messages", "deadLetters" })
            Assert.Equal(0, totals.GetProperty(name).GetInt64());
        Assert.Equal("""{"direct":0,"inverse":0,"mismatch":0}""", totals.GetProperty("classes").GetRawText());
        Assert.Equal("""{"pairs":[]}""", (await _market.GetAsync("pairs")).Text);
        Assert.Equal("""{"messages":[]}""", (await _market.GetAsync("recent")).Text);
        Assert.Equal("""{"countries":[]}""", (await _market.GetAsync("countries")).Text);
        Assert.Equal("""{"days":[]}""", (await _market.GetAsync("days")).Text);
        Assert.Equal(
            """{"pair":"EUR-GBP","interval":"1m","candles":[]}""", (await _market.GetAsync("candles?pair=EUR-GBP&interval=1m")).Text);
        Assert.Equal("404 unknown_pair", (await _market.GetAsync("pairs/EUR-GBP")).Refusal);
        Assert.Equal("404 unknown_pair", (await _market.GetAsync("pairs/nonsense")).Refusal);
    }

    [Fact]
    public async Task Lists_are_of_what_was_asked_for()
    {
        var other = Messages.Good.Replace("GBP", "JPY", StringComparison.Ordinal).Replace("FR", "DE", StringComparison.Ordinal);
        Assert.Equal(201, (await _market.PostAsync($"[{Messages.Good},{other},{Messages.Good}]")).Status);
        await _market.TotalsAfterAsync(3);
        var recent = (await _market.GetAsync("recent?limit=2")).Body.GetProperty("messages");
        Assert.Equal([3, 2], recent.EnumerateArray().Select(message => message.GetProperty("seq").GetInt64()));
        Assert.Equal(1, (await _market.GetAsync("recent?pair=EUR-JPY")).Body.GetProperty("messages").GetArrayLength());
        Assert.Equal(
            """
            {"countries":[{"country":"FR","count":2,"flows":[{"pair":"EUR-GBP","count":2,"sold":"2000","bought":"1494.2"}]},
            {"country":"DE","count":1,"flows":[{"pair":"EUR-JPY","count":1,"sold":"1000","bought":"747.1"}]}]}
            """.ReplaceLineEndings(""),
            (await _market.GetAsync("countries?flows=3")).Text);
        var days = (await _market.GetAsync("days?days=1")).Body.GetProperty("days");
        Assert.Equal(
            ["EUR 3 3000 0 0", "GBP 0 0 2 1494.2", "JPY 0 0 1 747.1"],
            days.EnumerateArray().Select(day => string.Join(
                ' ', day.GetProperty("currency"), day.GetProperty("sales"), day.GetProperty("sold"),
                day.GetProperty("purchases"), day.GetProperty("bought")))
                .Order(StringComparer.Ordinal));
        var candles = (await _market.GetAsync("candles?pair=EUR-GBP")).Body.GetProperty("candles");
        Assert.Equal(2, candles.EnumerateArray().Sum(candle => candle.GetProperty("count").GetInt64()));
        var late = await _market.GetAsync("candles?pair=EUR-GBP&startTime=2999-01-01T00:00:00Z");
        Assert.Equal(0, late.Body.GetProperty("candles").GetArrayLength());
    }

    [Theory]
    [InlineData("recent?limit=0", "limit malformed")]
    [InlineData("recent?limit=101", "limit malformed")]
    [InlineData("recent?pair=EURGBP&limit=x", "limit malformed, pair malformed")]
    [InlineData("candles", "pair missing_field")]
    [InlineData("candles?pair=EUR-EUR&interval=5m&startTime=x", "pair malformed, interval malformed, startTime malformed")]
    [InlineData("countries?flows=-1", "flows malformed")]
    [InlineData("days?days=367", "days malformed")]
    public async Task Faulty_question_is_told_all_its_faults(string path, string expected)
    {
        var reply = await _market.GetAsync(path);
        Assert.Equal((400, expected), (reply.Status, reply.Faults));
    }

    [Fact]
    public async Task Dead_letters_are_for_the_supervisor_only()
    {
        using var user = _gateway.UserClient("u");
        Assert.Equal(401, (await _market.GetAsync("dead-letters")).Status);
        Assert.Equal(403, (await _market.GetAsync("dead-letters", user)).Status);
        Assert.Equal(403, (await _market.GetAsync("dead-letters", _gateway.Service)).Status);
        Assert.Equal("""{"deadLetters":[]}""", (await _market.GetAsync("dead-letters", _gateway.Supervisor)).Text);
        const string Letters = "/api/v1/market/dead-letters/";
        Assert.Equal(403, (await _market.PostAsync("", Letters + "resend", client: user)).Status);
        Assert.Equal(
            """{"processed":0,"deadAgain":0}""", (await _market.PostAsync("", Letters + "resend", client: _gateway.Supervisor)).Text);
        Assert.Equal("404 unknown_dead_letter", (await _market.PostAsync("", Letters + "0-1/resend", client: _gateway.Supervisor)).Refusal);
        Assert.Equal("404 unknown_dead_letter", (await _market.PostAsync("", Letters + "x/resend", client: _gateway.Supervisor)).Refusal);
    }
}
