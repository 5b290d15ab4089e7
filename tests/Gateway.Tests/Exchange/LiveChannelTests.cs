using System.Globalization;
using System.Text.Json;
using Trading.Gateway.Access;
using Trading.Gateway.Tests.Http;
using Trading.Gateway.Tests.Http.Exchange;
using Trading.Gateway.Tests.Live;

namespace Trading.Gateway.Tests.Exchange;

/// <summary>The live channels of the exchange over the whole gateway: real grains, real sockets.</summary>
public sealed class LiveChannelTests(TestGateway gateway) : IClassFixture<TestGateway>, IAsyncLifetime
{
    private readonly ExchangeClient _exchange = new(gateway);

    private Uri Door => new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/ws" }.Uri;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _exchange.CancelAllAsync();

    [Fact]
    public async Task Book_kept_from_snapshot_and_updates_has_the_servers_checksum_each_time()
    {
        await _exchange.DepositAsync("lc1", "USD", "1000000");
        await _exchange.DepositAsync("lc1", "BTC", "1000");
        await _exchange.LimitAsync("lc1", "buy", "99", "1");
        using var client = await LiveClient.ConnectAsync(Door);
        await client.SubscribeAsync("""{"channel":"book","symbol":["BTC-USD"]}""");
        var book = new ClientBook();
        book.Take(await NextOfAsync(client, "book"));

        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var (side, price) = random.Next(2) == 0 ? ("buy", random.Next(80, 101)) : ("sell", random.Next(100, 120));
            await _exchange.LimitAsync(
                "lc1", side, price.ToString(CultureInfo.InvariantCulture), "0.5", ",\"selfTradePrevention\":\"none\"");
        }

        var depth = (await _exchange.GetAsync("depth?symbol=BTC-USD&limit=1000")).Body;
        while (book.Bids != TextOf(depth, "bids") || book.Asks != TextOf(depth, "asks"))
            book.Take(await NextOfAsync(client, "book"));
        Assert.InRange(book.Checked, 3, 62);
    }

    [Fact]
    public async Task Trades_have_the_numbers_of_the_trades_and_a_client_that_comes_back_misses_and_repeats_none()
    {
        await _exchange.DepositAsync("lc2", "USD", "1000");
        await _exchange.DepositAsync("lc3", "BTC", "10");
        await TradeAsync("lc2", "lc3", 1);
        using var first = await LiveClient.ConnectAsync(Door);
        await first.SubscribeAsync("""{"channel":"trades","symbol":["BTC-USD"]}""");
        var snapshot = await NextOfAsync(first, "trades");
        var last = snapshot.GetProperty("seq").GetInt64();
        Assert.Equal(last, snapshot.GetProperty("data").GetProperty("trades")[0].GetProperty("tradeId").GetInt64());
        await TradeAsync("lc2", "lc3", 2);
        Assert.Equal(last + 1, (await NextOfAsync(first, "trades")).GetProperty("seq").GetInt64());
        await first.CloseAsync();

        await TradeAsync("lc2", "lc3", 3);
        using var again = await LiveClient.ConnectAsync(Door);
        await again.SubscribeAsync($$"""{"channel":"trades","symbol":["BTC-USD"],"since_seq":{{last + 1}}}""");
        for (var i = 2; i <= 4; i++)
        {
            var frame = await NextOfAsync(again, "trades");
            Assert.Equal("update", frame.GetProperty("type").GetString());
            Assert.Equal(
                (last + i, last + i), (frame.GetProperty("seq").GetInt64(), frame.GetProperty("data").GetProperty("tradeId").GetInt64()));
        }
    }

    [Fact]
    public async Task Ticker_and_candles_follow_the_trades()
    {
        await _exchange.DepositAsync("lc4", "USD", "1000");
        await _exchange.DepositAsync("lc5", "BTC", "10");
        using var client = await LiveClient.ConnectAsync(Door);
        await client.SubscribeAsync("""{"channel":"ticker","symbol":["BTC-USD"]}""");
        await client.SubscribeAsync("""{"channel":"klines","symbol":["BTC-USD"],"interval":"1m"}""");

        await TradeAsync("lc4", "lc5", 1, price: "42");

        while ((await NextOfAsync(client, "ticker")).GetProperty("data").GetProperty("last").GetString() != "42")
            continue;
        await TradeAsync("lc4", "lc5", 1, price: "43");
        while (true)
        {
            var klines = (await NextOfAsync(client, "klines")).GetProperty("data").GetProperty("klines");
            if (klines.GetArrayLength() > 0 && klines[klines.GetArrayLength() - 1].GetProperty("close").GetString() == "43")
                break;
        }
    }

    [Fact]
    public async Task Private_channels_show_orders_fills_and_balances_of_their_user_only()
    {
        await _exchange.DepositAsync("lc6", "USD", "1000");
        await _exchange.DepositAsync("lc7", "BTC", "10");
        var token = gateway.Tokens.Issue(new Caller("lc6", Role.User));
        using var client = await LiveClient.ConnectAsync(Door, token);
        foreach (var channel in (string[])["orders", "fills", "balances"])
            await client.SubscribeAsync($$"""{"channel":"{{channel}}"}""");
        using var stranger = await LiveClient.ConnectAsync(Door);
        Assert.Equal("unauthenticated", await stranger.RefusalAsync("subscribe", """{"channel":"orders"}"""));

        await TradeAsync("lc6", "lc7", 1, price: "17");

        var (isFilled, hasFill, hasCoins) = (false, false, false);
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        while (!isFilled || !hasFill || !hasCoins)
        {
            var frame = await client.NextAsync();
            if (!frame.TryGetProperty("seq", out var seq) || frame.GetProperty("channel").GetString() is not { } channel)
                continue;
            if (last.TryGetValue(channel, out var before))
                Assert.Equal(before + 1, seq.GetInt64());
            last[channel] = seq.GetInt64();
            if (frame.GetProperty("type").GetString() != "update")
                continue;
            var data = frame.GetProperty("data");
            isFilled |= channel == "orders" && data.GetProperty("status").GetString() == "Filled";
            hasFill |= channel == "fills" && data.GetProperty("price").GetString() == "17";
            hasCoins |= channel == "balances"
                && data.GetProperty("asset").GetString() == "BTC"
                && data.GetProperty("available").GetString() == "1";
        }
    }

    private static string TextOf(JsonElement depth, string side) =>
        string.Join('|', depth.GetProperty(side).EnumerateArray().Select(level => $"{level[0].GetString()}:{level[1].GetString()}"));

    /// <summary>The next snapshot or update of a channel.</summary>
    private static async Task<JsonElement> NextOfAsync(LiveClient client, string channel)
    {
        while (true)
        {
            var frame = await client.NextAsync();
            if (frame.TryGetProperty("seq", out _) && frame.GetProperty("channel").GetString() == channel)
                return frame;
        }
    }

    private async Task TradeAsync(string buyer, string seller, int times, string price = "50")
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(201, (await _exchange.LimitAsync(seller, "sell", price, "1")).Status);
            Assert.Equal("Filled", (await _exchange.LimitAsync(buyer, "buy", price, "1"))["status"]);
        }
    }
}
