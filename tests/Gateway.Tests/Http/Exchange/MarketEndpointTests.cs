using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Trading.Exchange;
using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>What is asked of a book and how its answer is written.</summary>
public sealed class MarketEndpointTests
{
    private readonly ScriptedMarket _market = new();

    [Theory]
    [InlineData("?symbol=BTC-USD", "trades 100")]
    [InlineData("?symbol=BTC-USD&limit=1000", "trades 1000")]
    public async Task Trades_are_listed_as_the_book_gives_them(string query, string asked)
    {
        var answer = await AskAsync(query, endpoints => endpoints.GetTradesAsync);
        Assert.Equal(asked, _market.Asked);
        Assert.StartsWith("""{"symbol":"BTC-USD","trades":[{"tradeId":2,"price":"0.02",""", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?symbol=BTC-USD&interval=1m", "klines OneMinute 0 100")]
    [InlineData("?symbol=BTC-USD&interval=1d&startTime=1795235687410&limit=5", "klines OneDay 1795235687410 5")]
    [InlineData("?symbol=BTC-USD&interval=15m&startTime=2026-11-21T04:34:47.41Z", "klines FifteenMinutes 1795235687410 100")]
    [InlineData("?symbol=BTC-USD&interval=15m&startTime=2026-11-21T05:34:47.410%2B01:00", "klines FifteenMinutes 1795235687410 100")]
    public async Task Candles_are_asked_for_by_interval_and_time(string query, string asked)
    {
        var answer = await AskAsync(query, endpoints => endpoints.GetKlinesAsync);
        Assert.Equal(asked, _market.Asked);
        Assert.Contains("\"klines\":[{\"openTime\":\"1970-01-01T00:01:00.000Z\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticker_is_of_one_instrument_or_of_all()
    {
        var one = await AskAsync("?symbol=BTC-USD", endpoints => endpoints.GetTickerAsync);
        Assert.StartsWith("""{"symbol":"BTC-USD","open":null,""", one, StringComparison.Ordinal);
        var all = await AskAsync("", endpoints => endpoints.GetTickerAsync);
        Assert.StartsWith("""{"tickers":[{"symbol":"BTC-USD","open":null,""", all, StringComparison.Ordinal);
        Assert.Contains("""{"symbol":"ETH-BTC",""", all, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string query, Func<MarketEndpoints, RequestDelegate> endpoint)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        context.Request.QueryString = new QueryString(query);
        await endpoint(new MarketEndpoints(_market, new InstrumentDirectory(_market)))(context);
        Assert.Equal((200, body.Length), (context.Response.StatusCode, context.Response.ContentLength));
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }
}
