using System.Text.Json;

namespace Trading.Gateway.Tests.Http.Exchange;

public sealed class OrderRouteTests(TestGateway gateway) : IClassFixture<TestGateway>, IAsyncLifetime
{
    private const string Minimal = """{"symbol":"BTC-USD","side":"buy","type":"limit","price":"10","quantity":"1"}""";

    private readonly ExchangeClient _exchange = new(gateway);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _exchange.CancelAllAsync();

    [Fact]
    public async Task Placed_order_is_answered_with_201_and_found_by_both_ids()
    {
        await _exchange.DepositAsync("ord1", "USD", "1000");
        var placed = await _exchange.LimitAsync("ord1", "buy", "10.50", "2", ",\"clientOrderId\":\"c 1\"");
        Assert.Equal((201, "application/json"), (placed.Status, placed.MediaType));
        Assert.Equal("New 10.5 2 0", $"{placed["status"]} {placed["price"]} {placed["quantity"]} {placed["filledQuantity"]}");
        Assert.Equal('7', placed["orderId"]![14]);
        var byId = await _exchange.GetAsync($"order/{placed["orderId"]}?user=ord1");
        var byClientId = await _exchange.GetAsync("order?clientOrderId=c%201&user=ord1");
        Assert.Equal((200, placed.Text), (byId.Status, byId.Text));
        Assert.Equal((200, placed.Text), (byClientId.Status, byClientId.Text));
        Assert.Equal("979 21", await _exchange.BalanceAsync("ord1", "USD"));
    }

    [Fact]
    public async Task Same_client_order_id_fifty_times_at_once_is_one_order_and_fifty_equal_answers()
    {
        await _exchange.DepositAsync("ord2", "USD", "1000");
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => _exchange.LimitAsync("ord2", "buy", "1", "1", ",\"clientOrderId\":\"same\"")));
        Assert.Single(replies, reply => reply.Status == 201);
        Assert.Equal(49, replies.Count(reply => reply.Status == 200));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
        Assert.Single((await _exchange.GetAsync("allOrders?user=ord2")).Body.GetProperty("orders").EnumerateArray());
        var other = await _exchange.LimitAsync("ord2", "buy", "2", "1", ",\"clientOrderId\":\"same\"");
        Assert.Equal("409 client_order_id_reused", other.Refusal);
    }

    [Fact]
    public async Task Idempotency_key_stands_for_a_client_order_id()
    {
        await _exchange.DepositAsync("ord3", "USD", "1000");
        var first = await _exchange.PostAsync("order?user=ord3", Minimal, key: "k1");
        var again = await _exchange.PostAsync("order?user=ord3", Minimal, key: "k1");
        Assert.Equal((201, 200, "k1"), (first.Status, again.Status, again["clientOrderId"]));
        Assert.Equal(first.Text, again.Text);
        var named = await _exchange.PostAsync("order?user=ord3", Minimal[..^1] + ",\"clientOrderId\":\"own\"}", key: "k1");
        Assert.Equal((201, "own"), (named.Status, named["clientOrderId"]));
        var faulty = await _exchange.PostAsync("order?user=ord3", Minimal, key: new string('k', 65));
        Assert.Equal(("400 malformed", "Idempotency-Key malformed"), (faulty.Refusal, faulty.Faults));
    }

    [Fact]
    public async Task Response_type_says_how_much_is_told()
    {
        await _exchange.DepositAsync("ord4", "USD", "1000");
        await _exchange.DepositAsync("ord4b", "BTC", "1000");
        await _exchange.LimitAsync("ord4b", "sell", "5", "10");
        var full = await _exchange.LimitAsync("ord4", "buy", "5", "1");
        var result = await _exchange.LimitAsync("ord4", "buy", "5", "1", ",\"responseType\":\"RESULT\"");
        var ack = await _exchange.LimitAsync("ord4", "buy", "5", "1", ",\"responseType\":\"ACK\"");
        Assert.Equal(("Filled", "Filled", "Filled"), (full["status"], result["status"], ack["status"]));
        Assert.Equal("5", full.Body.GetProperty("fills")[0].GetProperty("price").GetString());
        Assert.Equal("1 5", $"{result["filledQuantity"]} {result["filledQuote"]}");
        Assert.False(result.Body.TryGetProperty("fills", out _));
        var fields = ack.Body.EnumerateObject().Select(field => field.Name);
        Assert.Equal(["orderId", "clientOrderId", "symbol", "status", "reason", "createdAt"], fields);
    }

    [Fact]
    public async Task Rejected_order_is_422_with_the_order_and_remembered()
    {
        var rejected = await _exchange.LimitAsync("ord5", "buy", "10", "1", ",\"clientOrderId\":\"poor\"");
        Assert.Equal("422 insufficient_funds", rejected.Refusal);
        var order = rejected.Body.GetProperty("order");
        Assert.Equal("Rejected insufficient_funds", $"{order.GetProperty("status").GetString()} {order.GetProperty("reason").GetString()}");
        await _exchange.DepositAsync("ord5", "USD", "1000");
        var again = await _exchange.LimitAsync("ord5", "buy", "10", "1", ",\"clientOrderId\":\"poor\"");
        Assert.Equal((422, rejected.Text), (again.Status, again.Text));
        Assert.Equal("Rejected", (await _exchange.GetAsync("order?clientOrderId=poor&user=ord5"))["status"]);
    }

    [Fact]
    public async Task Post_only_order_that_would_take_is_422_with_the_order()
    {
        await _exchange.DepositAsync("ord6", "USD", "1000");
        await _exchange.DepositAsync("ord6b", "BTC", "1");
        var resting = await _exchange.LimitAsync("ord6b", "sell", "7", "1");
        var rejected = await _exchange.LimitAsync("ord6", "buy", "7", "1", ",\"postOnly\":true");
        Assert.Equal("422 post_only_would_take", rejected.Refusal);
        Assert.Equal("post_only_would_take", rejected.Body.GetProperty("order").GetProperty("reason").GetString());
        Assert.Equal(200, (await _exchange.DeleteAsync($"order/{resting["orderId"]}?user=ord6b")).Status);
    }

    [Fact]
    public async Task Faults_of_body_query_and_header_are_told_together_and_nothing_is_placed()
    {
        var reply = await _exchange.PostAsync(
            "order", """{"symbol":"BTC-XYZ","side":"Buy","type":"limit","price":1,"quantity":"-1","size":"1"}""", key: new string('k', 65));
        Assert.Equal("422 unknown_symbol", reply.Refusal);
        Assert.Equal(
            "symbol unknown_symbol, side malformed, price malformed, quantity bad_quantity, user missing_field, Idempotency-Key malformed, "
            + "size malformed",
            reply.Faults);
        Assert.Equal("400 missing_field", (await _exchange.PostAsync("order?user=ord7", "{}")).Refusal);
        Assert.Equal("400 malformed", (await _exchange.PostAsync("order?user=ord7", "[")).Refusal);
        Assert.Equal("422 bad_price", (await _exchange.LimitAsync("ord7", "buy", "10.001", "1")).Refusal);
        Assert.Empty((await _exchange.GetAsync("allOrders?user=ord7")).Body.GetProperty("orders").EnumerateArray());
    }

    [Fact]
    public async Task Cancelled_order_is_told_as_it_is_then_and_only_once()
    {
        await _exchange.DepositAsync("ord8", "USD", "1000");
        var placed = await _exchange.LimitAsync("ord8", "buy", "10", "1", ",\"clientOrderId\":\"c1\"");
        var cancelled = await _exchange.DeleteAsync("order?clientOrderId=c1&user=ord8");
        Assert.Equal((200, "Cancelled", "user"), (cancelled.Status, cancelled["status"], cancelled["reason"]));
        var again = await _exchange.DeleteAsync($"order/{placed["orderId"]}?user=ord8");
        Assert.Equal("409 order_not_open", again.Refusal);
        Assert.Equal("Cancelled", again.Body.GetProperty("order").GetProperty("status").GetString());
        Assert.Equal("1000 0", await _exchange.BalanceAsync("ord8", "USD"));
    }

    [Fact]
    public async Task Amendment_is_one_call_of_the_account_whether_it_is_taken_or_refused()
    {
        await _exchange.DepositAsync("ord90", "USD", "1000");
        var placed = await _exchange.LimitAsync("ord90", "buy", "10", "1");
        var path = $"order/{placed["orderId"]}?user=ord90";
        Assert.Equal(200, (await _exchange.PatchAsync(path, """{"price":"9.5"}""")).Status);
        Assert.Equal("422 bad_quantity", (await _exchange.PatchAsync(path, """{"price":"9","quantity":"0.00001"}""")).Refusal);
        Assert.Equal("404 unknown_order", (await _exchange.PatchAsync("order?clientOrderId=no&user=ord90", """{"price":"9"}""")).Refusal);
        var calls = gateway.Calls.Of("ord90", "IOrderGrain");
        Assert.Equal(3, calls["AmendToAsync"]);
        Assert.DoesNotContain("GetOrderAsync", calls);
    }

    [Fact]
    public async Task Amended_order_has_its_new_terms()
    {
        await _exchange.DepositAsync("ord9", "USD", "1000");
        var placed = await _exchange.LimitAsync("ord9", "buy", "10", "1", ",\"clientOrderId\":\"a1\"");
        var path = $"order/{placed["orderId"]}?user=ord9";
        var amended = await _exchange.PatchAsync(path, """{"price":"9.5","quantity":"2"}""");
        Assert.Equal((200, "9.5", "2"), (amended.Status, amended["price"], amended["quantity"]));
        Assert.Equal("981 19", await _exchange.BalanceAsync("ord9", "USD"));
        Assert.Equal("1", (await _exchange.PatchAsync("order?clientOrderId=a1&user=ord9", """{"quantity":"1"}"""))["quantity"]);
        var faulty = await _exchange.PatchAsync(path, """{"price":"0.001","quantity":2}""");
        Assert.Equal(("422 bad_price", "price bad_price, quantity malformed"), (faulty.Refusal, faulty.Faults));
        Assert.Equal("400 missing_field", (await _exchange.PatchAsync(path, "{}")).Refusal);
        Assert.Equal("422 insufficient_funds", (await _exchange.PatchAsync(path, """{"price":"5000"}""")).Refusal);
        await _exchange.DeleteAsync(path);
        Assert.Equal("409 order_not_open", (await _exchange.PatchAsync(path, """{"price":"5"}""")).Refusal);
    }

    [Theory]
    [InlineData("order/019ab1c2-0000-7000-8000-000000000001?user=ord10", "404 unknown_order")]
    [InlineData("order/xyz?user=ord10", "404 unknown_order")]
    [InlineData("order?clientOrderId=none&user=ord10", "404 unknown_order")]
    [InlineData("order?user=ord10", "400 missing_field")]
    [InlineData("order?clientOrderId=&user=ord10", "400 malformed")]
    [InlineData("order?clientOrderId=a", "400 missing_field")]
    [InlineData("order?clientOrderId=a&user=a,b", "400 malformed")]
    [InlineData("order?clientOrderId=a&user=a&user=b", "400 malformed")]
    public async Task Order_that_is_not_named_or_not_there_is_refused(string path, string refusal)
    {
        Assert.Equal(refusal, (await _exchange.GetAsync(path)).Refusal);
        Assert.Equal(refusal, (await _exchange.DeleteAsync(path)).Refusal);
        Assert.Equal(refusal, (await _exchange.PatchAsync(path, """{"price":"1"}""")).Refusal);
    }

    [Fact]
    public async Task User_acts_on_the_own_account_only()
    {
        await _exchange.DepositAsync("ord11", "USD", "1000");
        using var user = gateway.UserClient("ord11");
        var placed = await _exchange.PostAsync("order", Minimal, user);
        Assert.Equal(201, placed.Status);
        using var other = gateway.UserClient("ord12");
        var path = $"order/{placed["orderId"]}";
        Assert.Equal("404 unknown_order", (await _exchange.GetAsync(path, other)).Refusal);
        Assert.Equal("404 unknown_order", (await _exchange.DeleteAsync(path, other)).Refusal);
        foreach (var client in new[] { other, gateway.Supervisor })
        {
            Assert.Equal("403 forbidden", (await _exchange.DeleteAsync($"{path}?user=ord11", client)).Refusal);
            Assert.Equal("403 forbidden", (await _exchange.PatchAsync($"{path}?user=ord11", "{}", client)).Refusal);
            Assert.Equal("403 forbidden", (await _exchange.PostAsync("order?user=ord11", "{}", client)).Refusal);
        }

        Assert.Equal("403 forbidden", (await _exchange.GetAsync($"{path}?user=ord11", other)).Refusal);
        Assert.Equal(200, (await _exchange.GetAsync($"{path}?user=ord11", gateway.Supervisor)).Status);
        Assert.Equal(200, (await _exchange.GetAsync(path, user)).Status);
    }

    [Theory]
    [InlineData("POST", "order")]
    [InlineData("GET", "order")]
    [InlineData("DELETE", "order/x")]
    [InlineData("PATCH", "order/x")]
    [InlineData("GET", "openOrders")]
    [InlineData("DELETE", "openOrders")]
    [InlineData("GET", "allOrders")]
    [InlineData("GET", "myTrades")]
    [InlineData("GET", "account")]
    [InlineData("POST", "account/deposit")]
    [InlineData("POST", "account/withdraw")]
    [InlineData("POST", "instruments")]
    [InlineData("PATCH", "instruments/BTC-USD")]
    public async Task Without_a_token_there_is_no_account(string method, string path)
    {
        var body = method is "POST" or "PATCH" ? "{}" : null;
        Assert.Equal("401 unauthenticated", (await _exchange.SendAsync(new HttpMethod(method), path, body, gateway.Anonymous)).Refusal);
    }

    [Fact]
    public async Task Body_of_another_type_or_too_long_is_refused()
    {
        using var text = new StringContent(Minimal, System.Text.Encoding.UTF8, "text/plain");
        using var response = await gateway.Service.PostAsync("/api/v3/order?user=ord13", text);
        Assert.Equal(415, (int)response.StatusCode);
        var longer = await _exchange.PostAsync("order?user=ord13", Minimal + new string(' ', 20_000));
        Assert.Equal("413 too_large", longer.Refusal);
    }

    [Fact]
    public async Task Largest_decimals_lose_no_digit()
    {
        await _exchange.DepositAsync("ord14", "USD", "8999999999999.999999");
        var placed = await _exchange.LimitAsync("ord14", "buy", "12345678901.23", "1.2345");
        Assert.Equal((201, "12345678901.23", "1.2345"), (placed.Status, placed["price"], placed["quantity"]));
        Assert.Equal("8984759259396.431564 15240740603.568435", await _exchange.BalanceAsync("ord14", "USD"));
        Assert.Equal(JsonValueKind.String, placed.Body.GetProperty("filledQuote").ValueKind);
    }
}
