using System.Text.Json;
using Trading.Gateway.Tests.Http;
using Trading.Gateway.Tests.Live;

namespace Trading.Gateway.Tests.Market;

/// <summary>The live channels of the market processor over a real socket and the real grains.</summary>
public sealed class LiveMarketTests : IAsyncLifetime
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
    public async Task Watcher_gets_the_last_messages_first_and_then_every_message_in_order()
    {
        await SendAsync(0, 130);
        await _market.TotalsAfterAsync(130);
        using var client = await ConnectAsync();
        await client.SubscribeAsync("""{"channel":"market.trades"}""");
        var snapshot = await NextAsync(client, "market.trades");
        Assert.Equal(("snapshot", 130), (snapshot.Kind(), snapshot.Seq()));
        Assert.Equal(
            Enumerable.Range(31, 100).Reverse().Select(seq => (long)seq),
            snapshot.GetProperty("data").GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("seq").GetInt64()));
        var sending = SendAsync(130, 470);
        for (var seq = 131; seq <= 600; seq++)
        {
            var update = await NextAsync(client, "market.trades");
            Assert.Equal(("update", seq, seq), (update.Kind(), update.Seq(), update.GetProperty("data").GetProperty("seq").GetInt64()));
            if (seq == 131)
                Assert.Equal(
                    [
                        "seq", "id", "userId", "currencyFrom", "currencyTo", "amountSell", "amountBuy", "rate", "timePlaced", "receivedAt",
                        "originatingCountry", "class", "warnings",
                    ],
                    update.GetProperty("data").EnumerateObject().Select(field => field.Name));
        }

        await sending;
        using var later = await ConnectAsync();
        await later.SubscribeAsync("""{"channel":"market.trades"}""");
        var last = await NextAsync(later, "market.trades");
        Assert.Equal(
            Enumerable.Range(0, 100).Select(back => last.Seq() - back),
            last.GetProperty("data").GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("seq").GetInt64()));
    }

    [Fact]
    public async Task Watcher_that_comes_back_goes_on_where_it_was()
    {
        using (var first = await ConnectAsync())
        {
            await first.SubscribeAsync("""{"channel":"market.trades"}""");
            Assert.Equal(0, (await NextAsync(first, "market.trades")).Seq());
            await SendAsync(0, 3);
            for (var seq = 1; seq <= 3; seq++)
                Assert.Equal(seq, (await NextAsync(first, "market.trades")).Seq());
        }

        await SendAsync(3, 2_000);
        await _market.TotalsAfterAsync(2_003);
        using var second = await ConnectAsync();
        await second.SubscribeAsync("""{"channel":"market.trades","since_seq":3}""");
        for (var seq = 4; seq <= 2_003; seq++)
        {
            var update = await NextAsync(second, "market.trades");
            Assert.Equal(("update", seq), (update.Kind(), update.Seq()));
        }
    }

    [Fact]
    public async Task Totals_come_first_and_whenever_they_have_changed()
    {
        using var client = await ConnectAsync();
        await client.SubscribeAsync("""{"channel":"market.stats"}""");
        var snapshot = await NextAsync(client, "market.stats");
        Assert.Equal(("snapshot", 0), (snapshot.Kind(), snapshot.GetProperty("data").GetProperty("processed").GetInt64()));
        await SendAsync(0, 7);
        var seq = snapshot.Seq();
        JsonElement update;
        do
        {
            update = await NextAsync(client, "market.stats");
            if (update.Kind() == "update")
                Assert.Equal(seq + 1, update.Seq());
            seq = update.Seq();
        }
        while (update.GetProperty("data").GetProperty("processed").GetInt64() < 7);
        Assert.Equal(7, update.GetProperty("data").GetProperty("classes").GetProperty("direct").GetInt64());
    }

    [Theory]
    [InlineData("market.trades")]
    [InlineData("market.stats")]
    public async Task Channels_have_no_symbols(string channel)
    {
        using var client = await ConnectAsync();
        Assert.Equal("unexpected_symbol", await client.RefusalAsync("subscribe", $$"""{"channel":"{{channel}}","symbol":["EUR-GBP"]}"""));
    }

    private Task<LiveClient> ConnectAsync() => LiveClient.ConnectAsync(new Uri($"ws://{_gateway.Address.Authority}/ws"));

    /// <summary>Sends messages of many users, singly and in arrays.</summary>
    private async Task SendAsync(int first, int count)
    {
        for (var i = first; i < first + count;)
        {
            var length = Math.Min(i % 7 == 0 ? 100 : 1, first + count - i);
            var items = Enumerable.Range(i, length).Select(n => Messages.Of($"m{n}", $"u{n % 13}"));
            Assert.Equal(201, (await _market.PostAsync($"[{string.Join(',', items)}]")).Status);
            i += length;
        }
    }

    private static async Task<JsonElement> NextAsync(LiveClient client, string channel)
    {
        while (true)
        {
            var frame = await client.NextAsync();
            if (frame.Channel() == channel)
                return frame;
        }
    }
}
