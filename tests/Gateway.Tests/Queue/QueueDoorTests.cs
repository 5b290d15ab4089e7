using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using RabbitMQ.Client;
using Trading.Exchange;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Queue;

/// <summary>The door on a real broker, over the real grains. The queues of each test are its own.</summary>
[Collection(RabbitBroker.Shared)]
public sealed class QueueDoorTests(RabbitBroker broker) : IAsyncLifetime
{
    private const string Buy = """{"symbol":"BTC-USD","side":"buy","type":"limit","price":"100","quantity":"0.5"}""";
    private const long Dollar = 1_000_000;
    private const long Bitcoin = 100_000_000;
    private readonly List<TestGateway> _gateways = [];
    private readonly List<QueueClient> _clients = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        foreach (var gateway in _gateways)
            await gateway.DisposeAsync();
    }

    [SkippableFact]
    public async Task Orders_cancels_and_amends_are_answered_as_over_HTTP()
    {
        var (gateway, client) = await OpenAsync("simple");
        await DepositAsync(gateway, "ada", Asset.Usd, 1_000 * Dollar);
        var placed = await client.AskAsync("ada", "m1", Buy);
        Assert.Equal((201, "ok", "New", "m1"), (placed.Status, placed.Code, Text(placed, "status"), Text(placed, "clientOrderId")));
        var amended = await client.AskAsync(
            "ada", "m2", $$$"""{"amend":{"orderId":"{{{placed.OrderId}}}","price":"99.5","quantity":"0.25"}}""");
        Assert.Equal((200, "99.5", "0.25"), (amended.Status, Text(amended, "price"), Text(amended, "quantity")));
        var cancelled = await client.AskAsync("ada", "m3", $$"""{"cancel":"{{placed.OrderId}}"}""");
        Assert.Equal((200, "Cancelled"), (cancelled.Status, Text(cancelled, "status")));
        var again = await client.AskAsync("ada", "m4", """{"cancel":{"clientOrderId":"m1"}}""");
        Assert.Equal((409, "order_not_open", 409), (again.Status, again.Code, again.Body.GetProperty("status").GetInt32()));
        var poor = await client.AskAsync("bob", "m5", Buy);
        Assert.Equal(
            (422, "insufficient_funds", "Rejected"),
            (poor.Status, poor.Code, poor.Body.GetProperty("order").GetProperty("status").GetString()));
        var faulty = await client.AskAsync("ada", "m6", Buy.Replace("\"100\"", "\"100.001\"", StringComparison.Ordinal));
        Assert.Equal((422, "bad_price"), (faulty.Status, faulty.Code));
        var unknown = await client.AskAsync("ada", "m7", """{"cancel":"nobody's"}""");
        Assert.Equal((404, "unknown_order"), (unknown.Status, unknown.Code));
        await ExpectFiguresAsync(gateway, "{\"connected\":true,\"consumed\":7,\"dead\":0,\"redelivered\":0,\"retried\":0}");
    }

    [SkippableFact]
    public async Task Messages_of_one_user_are_executed_in_their_order()
    {
        var (gateway, client) = await OpenAsync("order");
        await DepositAsync(gateway, "ada", Asset.Usd, 1_000 * Dollar);
        await Task.WhenAll(Enumerable.Range(0, 100).SelectMany(i => new[]
        {
            client.SendAsync("ada", $"p{i}", Buy).AsTask(),
            client.SendAsync("ada", $"c{i}", $$$"""{"cancel":{"clientOrderId":"p{{{i}}}"}}""").AsTask(),
        }));
        await Eventually.IsTrueAsync(() => client.Replies.Count >= 200, "Not all were answered.");
        Assert.All(client.Replies, reply => Assert.Equal("ok", reply.Code));
    }

    [SkippableFact]
    public async Task Poison_goes_to_the_dead_letter_queue_with_its_reason_and_stops_nobody()
    {
        var (gateway, client) = await OpenAsync("poison");
        await DepositAsync(gateway, "ada", Asset.Usd, 1_000 * Dollar);
        await client.SendAsync("ada", "text", "not JSON");
        await client.SendAsync("ada", "array", "[1]");
        await client.SendAsync(null, "nobody", Buy);
        await client.SendAsync("a,b", "comma", Buy);
        await client.SendAsync("ada", "fields", """{"symbol":"BTC-USD","colour":"red"}""");
        await client.SendAsync("ada", "cancel", """{"cancel":7}""");
        await client.SendAsync("ada", "amend", """{"amend":{"price":"5"}}""");
        await client.SendAsync("ada", "both", """{"cancel":"x","amend":{}}""");
        await client.SendAsync("ada", null, Buy);
        await client.SendAsync(
            "ada", "long", new string('x', 70_000), properties => (properties.UserId, properties.Expiration) = ("guest", "600000"));
        Assert.Equal(201, (await client.AskAsync("ada", "good", Buy)).Status);
        await ExpectFiguresAsync(gateway, "{\"connected\":true,\"consumed\":11,\"dead\":10,\"redelivered\":0,\"retried\":0}");

        var dead = new Dictionary<string, string>();
        while (await client.Channel.BasicGetAsync("poison.dead", autoAck: true) is { } message)
            dead.Add(
                message.BasicProperties.MessageId ?? "", Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers!["x-reason"]!));
        Assert.Equal(10, dead.Count);
        Assert.All(new[] { "text", "array", "cancel", "both", "long" }, id => Assert.Equal("malformed", dead[id]));
        Assert.All(new[] { "nobody", "comma", "fields", "amend", "" }, id => Assert.Equal("missing_field", dead[id]));
        Assert.Equal(400, client.Replies.Single(reply => reply.CorrelationId == "text").Status);
    }

    [SkippableFact]
    public async Task A_message_that_comes_again_has_one_effect()
    {
        RabbitBroker.SkipWhereMissing();
        await using var before = await QueueClient.OpenAsync(broker, "again");
        await before.SendAsync("ada", "m1", Buy);
        await before.SendAsync("ada", "m1", Buy);
        // Taken and not acknowledged: the broker marks both as delivered before.
        Assert.NotNull(await before.Channel.BasicGetAsync("again", autoAck: false));
        Assert.NotNull(await before.Channel.BasicGetAsync("again", autoAck: false));
        await before.DisposeAsync();
        var (gateway, client) = await OpenAsync("again");
        await Eventually.IsTrueAsync(() => client.Replies.Count == 2, "Not both were answered.");
        // The deposit comes after the first answer, which is given again all the same.
        await DepositAsync(gateway, "ada", Asset.Usd, 1_000 * Dollar);
        var third = await client.AskAsync("ada", "m1", Buy);
        Assert.All(client.Replies, reply => Assert.Equal("insufficient_funds", reply.Code));
        Assert.Single(client.Replies.Select(reply => reply.Body.GetProperty("order").GetProperty("orderId").GetString()).Distinct());
        Assert.Equal("Rejected", third.Body.GetProperty("order").GetProperty("status").GetString());
        Assert.Single(await Trader(gateway, "ada").GetOrdersAsync(new OrderQuery(null, 0, 100)));
        await ExpectFiguresAsync(gateway, "{\"connected\":true,\"consumed\":3,\"dead\":0,\"redelivered\":2,\"retried\":0}");
    }

    [SkippableFact]
    public async Task Queues_can_be_quorum_queues()
    {
        RabbitBroker.SkipWhereMissing();
        var gateway = await StartAsync("quorum", ("QueueType", "quorum"), ("SingleActiveConsumer", "true"));
        await ExpectConnectedAsync(gateway);
        await using var connection = await broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        // The same terms again are no error.
        await channel.QueueDeclareAsync(
            "quorum.dead", durable: true, exclusive: false, autoDelete: false,
            arguments: new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
    }

    [SkippableFact]
    public async Task Broker_killed_under_load_loses_nothing_and_repeats_nothing()
    {
        const int Orders = 600;
        const int Users = 10;
        var (gateway, first) = await OpenAsync("killed", isListening: false);
        for (var user = 0; user < Users; user++)
        {
            await DepositAsync(gateway, $"u{user}", Asset.Usd, 1_000_000 * Dollar);
            await DepositAsync(gateway, $"u{user}", Asset.Btc, 1_000 * Bitcoin);
        }

        var sending = SendAllAsync(first, Orders, Users);
        await Eventually.IsTrueAsync(() => Consumed(gateway) >= Orders / 4, "Nothing is consumed.");
        await broker.KillAsync();
        // One that starts while the broker is away is up all the same, and takes orders once it is back.
        var late = await StartAsync("late");
        Assert.Equal(200, (await TestGateway.GetAsync(late.Anonymous, "/health/ready")).Status);
        Assert.Contains(
            "\"connected\":false", (await TestGateway.GetAsync(late.Supervisor, "/api/v1/system")).Body, StringComparison.Ordinal);
        await broker.StartAsync();
        await sending;

        var client = await ListenAsync("killed");
        await Eventually.IsTrueAsync(
            () => client.Replies.Select(reply => reply.CorrelationId).Distinct().Count() == Orders, "An outcome is missing.");
        await ExpectOrdersAsync(gateway, client, Orders, Users);
        await ExpectTotalAsync(gateway, Asset.Usd, Users * 1_000_000 * Dollar, Users);
        await ExpectTotalAsync(gateway, Asset.Btc, Users * 1_000 * Bitcoin, Users);
        await DepositAsync(late, "ada", Asset.Usd, 1_000 * Dollar);
        Assert.Equal(201, (await (await ListenAsync("late")).AskAsync("ada", "m1", Buy)).Status);
    }

    /// <summary>Sends all, each again until the broker says that it has it.</summary>
    private async Task SendAllAsync(QueueClient client, int orders, int users)
    {
        for (var next = 0; next < orders;)
        {
            try
            {
                for (; next < orders; next += users)
                {
                    var batch = Enumerable.Range(next, users);
                    await Task.WhenAll(batch.Select(i => client.SendAsync($"u{i % users}", $"m{i}", OrderOf(i)).AsTask()));
                }
            }
            catch (Exception)
            {
                client = await ReconnectAsync("killed");
            }
        }
    }

    private async Task<QueueClient> ReconnectAsync(string queue)
    {
        while (true)
        {
            try
            {
                return Kept(await QueueClient.OpenAsync(broker, queue));
            }
            catch (Exception)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string OrderOf(int number)
    {
        var side = number % 2 == 0 ? "buy" : "sell";
        var price = (100 + (number % 7)).ToString(CultureInfo.InvariantCulture);
        return $$"""{"symbol":"BTC-USD","side":"{{side}}","type":"limit","price":"{{price}}","quantity":"0.5","""
            + "\"selfTradePrevention\":\"none\"}";
    }

    private static async Task ExpectOrdersAsync(TestGateway gateway, QueueClient client, int orders, int users)
    {
        for (var user = 0; user < users; user++)
            Assert.Equal(orders / users, (await Trader(gateway, $"u{user}").GetOrdersAsync(new OrderQuery(null, 0, orders))).Length);
        foreach (var replies in client.Replies.GroupBy(reply => reply.CorrelationId))
        {
            var number = int.Parse(replies.Key[1..], CultureInfo.InvariantCulture);
            var order = await Trader(gateway, $"u{number % users}").GetOrderAsync(OrderKey.Of(replies.Key));
            Assert.NotNull(order);
            Assert.All(replies, reply => Assert.Equal(order.OrderId.ToString(), reply.OrderId));
        }
    }

    private static async Task ExpectTotalAsync(TestGateway gateway, Asset asset, long units, int users)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var balances = await Task.WhenAll(Enumerable.Range(0, users).Select(user => Trader(gateway, $"u{user}").GetBalancesAsync()));
            var total = balances.SelectMany(all => all)
                .Where(balance => balance.Asset == asset)
                .Sum(balance => balance.Available + balance.Locked);
            if (total == units)
                return;
            // Makers hear of their trades a little later.
            Assert.True(
                TimeProvider.System.GetElapsedTime(startedAt) < TimeSpan.FromSeconds(20), $"{total} units of {asset} in all, not {units}.");
            await Task.Delay(10);
        }
    }

    private async Task<(TestGateway Gateway, QueueClient Client)> OpenAsync(string queue, bool isListening = true)
    {
        RabbitBroker.SkipWhereMissing();
        var gateway = await StartAsync(queue);
        await ExpectConnectedAsync(gateway);
        return (gateway, isListening ? await ListenAsync(queue) : Kept(await QueueClient.OpenAsync(broker, queue)));
    }

    private async Task<TestGateway> StartAsync(string queue, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["RabbitMQ:Uri"] = broker.Address,
            ["RabbitMQ:Queue"] = queue,
            ["RabbitMQ:DeadLetterQueue"] = $"{queue}.dead",
        };
        foreach (var (key, value) in more)
            settings[$"RabbitMQ:{key}"] = value;
        var gateway = new TestGateway(settings);
        await gateway.InitializeAsync();
        _gateways.Add(gateway);
        return gateway;
    }

    private async Task<QueueClient> ListenAsync(string queue)
    {
        var client = Kept(await QueueClient.OpenAsync(broker, queue));
        await client.ListenAsync();
        return client;
    }

    private QueueClient Kept(QueueClient client)
    {
        _clients.Add(client);
        return client;
    }

    private static IOrderGrain Trader(TestGateway gateway, string user) =>
        gateway.Services.GetRequiredService<IGrainFactory>().GetGrain<IOrderGrain>(user);

    private static async Task DepositAsync(TestGateway gateway, string user, Asset asset, long units) =>
        Assert.Equal(ExchangeStatus.Ok, (await Trader(gateway, user).TransferAsync(new Transfer($"{asset}", asset, units, false))).Status);

    private static long Consumed(TestGateway gateway) =>
        gateway.Services.GetRequiredService<Trading.Gateway.Queue.QueueCounters>().Consumed;

    private static Task ExpectConnectedAsync(TestGateway gateway) => Eventually.IsTrueAsync(
        () => gateway.Services.GetRequiredService<Trading.Gateway.Queue.QueueCounters>().IsConnected,
        "The door does not reach the broker.");

    private static async Task ExpectFiguresAsync(TestGateway gateway, string figures)
    {
        var expected = JsonDocument.Parse(figures).RootElement.GetProperty("consumed").GetInt64();
        await Eventually.IsTrueAsync(() => Consumed(gateway) >= expected, "Not all messages are done.");
        var (_, body) = await TestGateway.GetAsync(gateway.Supervisor, "/api/v1/system");
        Assert.Equal(figures, JsonDocument.Parse(body).RootElement.GetProperty("queue").GetRawText());
    }

    private static string? Text(QueueReply reply, string field) => reply.Body.GetProperty(field).GetString();
}
