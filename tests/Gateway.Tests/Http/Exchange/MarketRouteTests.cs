using System.Text.Json;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>Public data on the real grains. What the grains' figures are made of is tested there.</summary>
public sealed class MarketRouteTests(TestGateway gateway) : IClassFixture<TestGateway>, IAsyncLifetime
{
    private readonly ExchangeClient _exchange = new(gateway);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _exchange.CancelAllAsync();

    [Fact]
    public async Task Exchange_info_lists_the_default_instruments()
    {
        var reply = await _exchange.GetAsync("exchangeInfo", gateway.Anonymous);
        Assert.Equal(200, reply.Status);
        var instruments = reply.Body.GetProperty("instruments").EnumerateArray().ToArray();
        Assert.Equal(
            ["BTC-USD 0.01 0.0001", "ETH-BTC 0.000001 0.01", "ETH-USD 0.01 0.001", "EUR-USD 0.0001 0.01"],
            instruments.Select(instrument => TextOf(instrument, "symbol tick lot")));
    }

    [Fact]
    public async Task Depth_is_sums_by_price_best_first()
    {
        await _exchange.DepositAsync("market1", "USD", "1000");
        await _exchange.DepositAsync("market1", "BTC", "10");
        foreach (var (side, price) in new[] { ("buy", "10"), ("buy", "11"), ("buy", "11"), ("sell", "12.5"), ("sell", "12") })
            Assert.Equal(201, (await _exchange.LimitAsync("market1", side, price, "0.5")).Status);
        var depth = (await _exchange.GetAsync("depth?symbol=BTC-USD", gateway.Anonymous)).Body;
        Assert.Equal("""[["11","1"],["10","0.5"]]""", depth.GetProperty("bids").GetRawText());
        Assert.Equal("""[["12","0.5"],["12.5","0.5"]]""", depth.GetProperty("asks").GetRawText());
        var best = (await _exchange.GetAsync("depth?symbol=BTC-USD&limit=1", gateway.Anonymous)).Body;
        Assert.Equal("""[["11","1"]] [["12","0.5"]]""", $"{best.GetProperty("bids").GetRawText()} {best.GetProperty("asks").GetRawText()}");
    }

    [Fact]
    public async Task Trades_make_the_ticker_and_the_candles()
    {
        await _exchange.DepositAsync("market2", "USD", "1000");
        await _exchange.DepositAsync("market3", "BTC", "10");
        await _exchange.LimitAsync("market2", "buy", "10", "1");
        await _exchange.LimitAsync("market2", "buy", "9", "1");
        await _exchange.LimitAsync("market3", "sell", "9", "1.5");
        var trades = (await _exchange.GetAsync("trades?symbol=BTC-USD", gateway.Anonymous)).Body.GetProperty("trades");
        Assert.Equal(
            "9 0.5 sell, 10 1 sell", string.Join(", ", trades.EnumerateArray().Select(trade => TextOf(trade, "price quantity takerSide"))));
        var ticker = await _exchange.GetAsync("ticker/24hr?symbol=BTC-USD", gateway.Anonymous);
        Assert.Equal("10 10 9 9 1.5 14.5 9", TextOf(ticker.Body, "open high low last volume quoteVolume bid"));
        var all = (await _exchange.GetAsync("ticker/24hr", gateway.Anonymous)).Body.GetProperty("tickers").EnumerateArray();
        Assert.Equal(["BTC-USD", "ETH-BTC", "ETH-USD", "EUR-USD"], all.Select(one => one.GetProperty("symbol").GetString()));
        foreach (var interval in new[] { "1m", "5m", "15m", "1h", "1d" })
        {
            var klines = (await _exchange.GetAsync($"klines?symbol=BTC-USD&interval={interval}", gateway.Anonymous)).Body;
            Assert.Equal(2, klines.GetProperty("klines").EnumerateArray().Sum(kline => kline.GetProperty("tradeCount").GetInt64()));
        }
    }

    [Theory]
    [InlineData("depth", "400 missing_field", "symbol missing_field")]
    [InlineData("depth?symbol=XYZ-USD", "404 unknown_symbol", "symbol unknown_symbol")]
    [InlineData("depth?symbol=BTC-USD&limit=5001", "400 malformed", "limit malformed")]
    [InlineData("trades?limit=-1", "400 malformed", "limit malformed, symbol missing_field")]
    [InlineData("trades?symbol=BTC-USD&limit=1001", "400 malformed", "limit malformed")]
    [InlineData("ticker/24hr?symbol=XYZ-USD", "404 unknown_symbol", "symbol unknown_symbol")]
    [InlineData("klines", "400 missing_field", "interval missing_field, symbol missing_field")]
    [InlineData(
        "klines?symbol=BTC-USD&interval=2m&startTime=yesterday&limit=0",
        "400 malformed",
        "interval malformed, startTime malformed, limit malformed")]
    public async Task Faulty_query_names_every_field(string path, string refusal, string faults)
    {
        var reply = await _exchange.GetAsync(path, gateway.Anonymous);
        Assert.Equal((refusal, faults), (reply.Refusal, reply.Faults));
    }

    private static string TextOf(JsonElement element, string fields) =>
        string.Join(' ', fields.Split(' ').Select(field => element.GetProperty(field).GetString()));
}
