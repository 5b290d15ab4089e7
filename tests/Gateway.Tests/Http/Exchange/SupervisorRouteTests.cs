namespace Trading.Gateway.Tests.Http.Exchange;

public sealed class SupervisorRouteTests(TestGateway gateway) : IClassFixture<TestGateway>, IAsyncLifetime
{
    private readonly ExchangeClient _exchange = new(gateway);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _exchange.CancelAllAsync();

    [Fact]
    public async Task Deposit_and_withdrawal_apply_once()
    {
        const string Deposit = """{"user":"sup1","asset":"EUR","amount":"10.5","id":"a"}""";
        for (var i = 0; i < 2; i++)
        {
            var reply = await _exchange.PostAsync("account/deposit", Deposit, gateway.Supervisor);
            Assert.Equal(
                (200, """{"id":"a","user":"sup1","asset":"EUR","amount":"10.5","available":"10.5","locked":"0"}"""),
                (reply.Status, reply.Text));
        }

        Assert.Equal(
            "409 id_reused", (await PostAsync("account/deposit", """{"user":"sup1","asset":"EUR","amount":"1","id":"a"}""")).Refusal);
        Assert.Equal("409 id_reused", (await PostAsync("account/withdraw", Deposit)).Refusal);
        const string Withdrawal = """{"user":"sup1","asset":"EUR","amount":"4","id":"b"}""";
        for (var i = 0; i < 2; i++)
            Assert.Equal("6.5", (await PostAsync("account/withdraw", Withdrawal))["available"]);
        Assert.Equal(
            "422 insufficient_funds",
            (await PostAsync("account/withdraw", """{"user":"sup1","asset":"EUR","amount":"6.500001","id":"c"}""")).Refusal);
        Assert.Equal(
            "422 limit_exceeded",
            (await PostAsync("account/deposit", """{"user":"sup1","asset":"EUR","amount":"9000000000000","id":"d"}""")).Refusal);
        Assert.Equal("6.5 0", await _exchange.BalanceAsync("sup1", "EUR"));
    }

    [Fact]
    public async Task Faulty_transfer_names_every_field()
    {
        var reply = await PostAsync("account/deposit", """{"user":"a,b","asset":"DOGE","amount":1}""");
        Assert.Equal("400 malformed", reply.Refusal);
        Assert.Equal("user malformed, asset unknown_asset, amount malformed, id missing_field", reply.Faults);
    }

    [Fact]
    public async Task Added_instrument_trades_at_once_and_stays_as_it_is()
    {
        const string Stock = """{"symbol":"S-USD","base":"S","quote":"USD","tick":"0.01","lot":"1","minNotional":"5"}""";
        Assert.Equal("422 unknown_symbol", (await BuyAsync("1")).Refusal);
        for (var i = 0; i < 2; i++)
        {
            var added = await PostAsync("instruments", Stock);
            Assert.Equal((201, "S-USD", "trading"), (added.Status, added["symbol"], added["status"]));
        }

        Assert.Equal(
            "409 instrument_exists", (await PostAsync("instruments", Stock.Replace("0.01", "0.1", StringComparison.Ordinal))).Refusal);
        Assert.Equal("422 min_notional", (await BuyAsync("0.01")).Refusal);
        Assert.Equal("422 insufficient_funds", (await BuyAsync("10")).Refusal);
        var info = (await _exchange.GetAsync("exchangeInfo", gateway.Anonymous)).Body.GetProperty("instruments").EnumerateArray();
        Assert.Contains("S-USD", info.Select(instrument => instrument.GetProperty("symbol").GetString()));
    }

    [Fact]
    public async Task Halted_instrument_takes_cancels_only_until_it_is_resumed()
    {
        await _exchange.DepositAsync("sup3", "USD", "1000");
        var resting = await _exchange.PostAsync("order?user=sup3", Order("1"));
        var halted = await PatchAsync("ETH-USD", """{"status":"halted"}""");
        Assert.Equal((200, "halted"), (halted.Status, halted["status"]));
        var rejected = await _exchange.PostAsync("order?user=sup3", Order("2"));
        Assert.Equal("422 instrument_halted", rejected.Refusal);
        Assert.Equal("instrument_halted", rejected.Body.GetProperty("order").GetProperty("reason").GetString());
        Assert.Equal(200, (await _exchange.DeleteAsync($"order/{resting["orderId"]}?user=sup3")).Status);
        Assert.Equal("trading", (await PatchAsync("ETH-USD", """{"status":"trading"}"""))["status"]);
        Assert.Equal(201, (await _exchange.PostAsync("order?user=sup3", Order("3"))).Status);
        Assert.Equal("404 unknown_symbol", (await PatchAsync("XYZ-USD", """{"status":"trading"}""")).Refusal);
        Assert.Equal("400 malformed", (await PatchAsync("ETH-USD", """{"status":"Halted"}""")).Refusal);

        static string Order(string id) =>
            $$"""{"symbol":"ETH-USD","side":"buy","type":"limit","price":"1","quantity":"1","clientOrderId":"{{id}}"}""";
    }

    [Fact]
    public async Task Faulty_instrument_names_every_field()
    {
        var reply = await PostAsync("instruments", """{"symbol":"X","base":"S","quote":"T","lot":"0.5","takerFee":"1"}""");
        Assert.Equal("422 bad_instrument", reply.Refusal);
        Assert.Equal("quote bad_instrument, tick missing_field, lot bad_instrument, takerFee bad_instrument", reply.Faults);
    }

    [Fact]
    public async Task Only_the_supervisor_may()
    {
        using var user = gateway.UserClient("sup4");
        foreach (var client in new[] { user, gateway.Service })
        {
            Assert.Equal("403 forbidden", (await _exchange.PostAsync("account/deposit", "{}", client)).Refusal);
            Assert.Equal("403 forbidden", (await _exchange.PostAsync("account/withdraw", "{}", client)).Refusal);
            Assert.Equal("403 forbidden", (await _exchange.PostAsync("instruments", "{}", client)).Refusal);
            Assert.Equal("403 forbidden", (await _exchange.PatchAsync("instruments/BTC-USD", "{}", client)).Refusal);
        }
    }

    private Task<ExchangeReply> BuyAsync(string price) => _exchange.PostAsync(
        "order?user=sup2", $$"""{"symbol":"S-USD","side":"buy","type":"limit","price":"{{price}}","quantity":"1"}""");

    private Task<ExchangeReply> PostAsync(string path, string json) => _exchange.PostAsync(path, json, gateway.Supervisor);

    private Task<ExchangeReply> PatchAsync(string symbol, string json) =>
        _exchange.PatchAsync($"instruments/{symbol}", json, gateway.Supervisor);
}
