using System.Text.Json;

namespace Trading.Gateway.Tests.Http.Exchange;

public sealed class OrderListRouteTests(TestGateway gateway) : IClassFixture<TestGateway>, IAsyncLifetime
{
    private readonly ExchangeClient _exchange = new(gateway);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _exchange.CancelAllAsync();

    [Fact]
    public async Task All_orders_are_paged_newest_first_without_hole_or_repeat()
    {
        await _exchange.DepositAsync("list1", "USD", "1000");
        for (var i = 1; i <= 7; i++)
            await _exchange.LimitAsync("list1", "buy", "1", "1", $",\"clientOrderId\":\"{i}\"");
        var pages = new List<string>();
        string? next = null;
        do
        {
            var page = await _exchange.GetAsync($"allOrders?user=list1&limit=3{(next is null ? "" : $"&next={next}")}");
            Assert.Equal(200, page.Status);
            pages.Add(IdsOf(page, "orders"));
            next = page["next"];
        }
        while (next is not null);
        Assert.Equal(["7 6 5", "4 3 2", "1"], pages);
        Assert.Equal("7 6 5 4 3 2 1", IdsOf(await _exchange.GetAsync("allOrders?user=list1&symbol=BTC-USD"), "orders"));
        Assert.Equal("", IdsOf(await _exchange.GetAsync("allOrders?user=list1&symbol=ETH-USD"), "orders"));
    }

    [Fact]
    public async Task Open_orders_are_listed_and_cancelled_by_instrument_or_all()
    {
        await _exchange.DepositAsync("list2", "USD", "1000");
        await _exchange.LimitAsync("list2", "buy", "1", "1", ",\"clientOrderId\":\"btc\"");
        await _exchange.PostAsync(
            "order?user=list2", """{"symbol":"ETH-USD","side":"buy","type":"limit","price":"1","quantity":"1","clientOrderId":"eth"}""");
        Assert.Equal("eth btc", IdsOf(await _exchange.GetAsync("openOrders?user=list2"), "orders"));
        Assert.Equal("eth", IdsOf(await _exchange.GetAsync("openOrders?user=list2&symbol=ETH-USD"), "orders"));
        var cancelled = await _exchange.DeleteAsync("openOrders?user=list2&symbol=ETH-USD");
        Assert.Equal((200, "eth"), (cancelled.Status, IdsOf(cancelled, "orders")));
        Assert.Equal("Cancelled", cancelled.Body.GetProperty("orders")[0].GetProperty("status").GetString());
        Assert.Equal("btc", IdsOf(await _exchange.GetAsync("openOrders?user=list2"), "orders"));
        Assert.Equal("btc", IdsOf(await _exchange.DeleteAsync("openOrders?user=list2"), "orders"));
        Assert.Equal("""{"orders":[],"next":null}""", (await _exchange.GetAsync("openOrders?user=list2")).Text);
        Assert.Equal("1000 0", await _exchange.BalanceAsync("list2", "USD"));
    }

    [Fact]
    public async Task Fills_of_both_sides_are_listed_and_settled()
    {
        await _exchange.DepositAsync("list3", "USD", "1000");
        await _exchange.DepositAsync("list3b", "BTC", "3");
        await _exchange.LimitAsync("list3b", "sell", "20", "1");
        await _exchange.LimitAsync("list3b", "sell", "21", "2");
        var market = await _exchange.PostAsync(
            "order?user=list3", """{"symbol":"BTC-USD","side":"buy","type":"market","quoteQuantity":"41"}""");
        Assert.Equal((201, "Filled", "2", "41"), (market.Status, market["status"], market["filledQuantity"], market["filledQuote"]));
        var taker = (await _exchange.GetAsync("myTrades?user=list3&symbol=BTC-USD")).Body.GetProperty("trades");
        Assert.Equal("21 1 taker USD, 20 1 taker USD", string.Join(", ", taker.EnumerateArray().Select(TextOf)));
        Assert.Equal(market["orderId"], taker[0].GetProperty("orderId").GetString());
        var first = await _exchange.GetAsync("myTrades?user=list3b&limit=1");
        Assert.Equal("21 1 maker USD", TextOf(first.Body.GetProperty("trades")[0]));
        var second = await _exchange.GetAsync($"myTrades?user=list3b&limit=1&next={first["next"]}");
        Assert.Equal("20 1 maker USD", TextOf(second.Body.GetProperty("trades")[0]));
        Assert.Null(second["next"]);
        Assert.Equal(("959 0", "2 0"), (await _exchange.BalanceAsync("list3", "USD"), await _exchange.BalanceAsync("list3", "BTC")));
        Assert.Equal(("41 0", "0 1"), (await _exchange.BalanceAsync("list3b", "USD"), await _exchange.BalanceAsync("list3b", "BTC")));
    }

    [Fact]
    public async Task Account_of_a_new_user_has_no_money() => Assert.Equal(
        """{"balances":[{"asset":"USD","available":"0","locked":"0"}]}""", (await _exchange.GetAsync("account?user=list4")).Text);

    [Theory]
    [InlineData("allOrders?limit=0&next=x", "400 malformed", "limit malformed, next malformed, user missing_field")]
    [InlineData("myTrades?user=u&limit=1001&symbol=XYZ-USD", "400 malformed", "limit malformed, symbol unknown_symbol")]
    [InlineData("myTrades?user=u&symbol=XYZ-USD", "404 unknown_symbol", "symbol unknown_symbol")]
    [InlineData("openOrders?user=u&symbol=btc-usd", "404 unknown_symbol", "symbol unknown_symbol")]
    [InlineData("openOrders?symbol=BTC-USD", "400 missing_field", "user missing_field")]
    [InlineData("account?user=a,b", "400 malformed", "user malformed")]
    public async Task Faulty_query_names_every_field(string path, string refusal, string faults)
    {
        var reply = await _exchange.GetAsync(path);
        Assert.Equal((refusal, faults), (reply.Refusal, reply.Faults));
    }

    [Fact]
    public async Task Lists_are_for_the_user_services_and_the_supervisor()
    {
        using var user = gateway.UserClient("list5");
        foreach (var path in new[] { "openOrders", "allOrders", "myTrades", "account" })
        {
            Assert.Equal(200, (await _exchange.GetAsync(path, user)).Status);
            Assert.Equal("403 forbidden", (await _exchange.GetAsync($"{path}?user=list6", user)).Refusal);
            Assert.Equal(200, (await _exchange.GetAsync($"{path}?user=list5", gateway.Supervisor)).Status);
            Assert.Equal(200, (await _exchange.GetAsync($"{path}?user=,house", gateway.Supervisor)).Status);
            Assert.Equal("403 forbidden", (await _exchange.GetAsync($"{path}?user=,house", user)).Refusal);
            Assert.Equal("403 forbidden", (await _exchange.GetAsync($"{path}?user=,house")).Refusal);
        }

        Assert.Equal("403 forbidden", (await _exchange.DeleteAsync("openOrders?user=list5", gateway.Supervisor)).Refusal);
    }

    private static string IdsOf(ExchangeReply reply, string list) =>
        string.Join(' ', reply.Body.GetProperty(list).EnumerateArray().Select(order => order.GetProperty("clientOrderId").GetString()));

    private static string TextOf(JsonElement trade) => string.Join(
        ' ', new[] { "price", "quantity", "role", "feeAsset" }.Select(field => trade.GetProperty(field).GetString()));
}
