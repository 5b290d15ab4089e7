using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using Trading.Exchange;
using Trading.Gateway.Queue;

namespace Trading.Gateway.Tests.Queue;

/// <summary>The door on a real broker, over accounts that fail or take their time.</summary>
[Collection(RabbitBroker.Shared)]
public sealed class UnknownOutcomeTests(RabbitBroker broker)
{
    private const string Buy = """{"symbol":"BTC-USD","side":"buy","type":"limit","price":"100","quantity":"0.5"}""";

    [SkippableFact]
    public async Task Unknown_outcome_is_asked_for_again_before_the_next_message_of_its_user()
    {
        RabbitBroker.SkipWhereMissing();
        var calls = new ConcurrentQueue<string>();
        var bob = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = Door("unknown", async (user, order) =>
        {
            calls.Enqueue(order.ClientOrderId!);
            if (user == "bob")
                bob.SetResult();
            // Goes well only once bob's, which was sent last, went through beside it.
            if (order.ClientOrderId == "m1" && calls.Count(id => id == "m1") < 3)
                throw new OrderOutcomeUnknownException("no answer");
            if (order.ClientOrderId == "m1")
                await bob.Task;
            return Placed(order);
        });
        await using var client = await QueueClient.OpenAsync(broker, "unknown");
        await client.ListenAsync();
        await host.StartAsync();
        await client.SendAsync("ada", "m1", Buy);
        await client.SendAsync("ada", "m2", Buy);
        await client.SendAsync("bob", "m3", Buy);
        await Eventually.IsTrueAsync(() => client.Replies.Count == 3, "Not all were answered.");
        Assert.Equal(["m1", "m1", "m1", "m2"], calls.Where(id => id != "m3"));
        Assert.Equal(2, host.Services.GetRequiredService<QueueCounters>().Retried);
        await host.StopAsync();
    }

    [SkippableFact]
    public async Task Stop_finishes_what_is_under_way_and_leaves_the_rest_in_the_queue()
    {
        RabbitBroker.SkipWhereMissing();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = Door("stop", async (_, order) =>
        {
            begun.TrySetResult();
            await go.Task;
            return Placed(order);
        });
        await using var client = await QueueClient.OpenAsync(broker, "stop");
        await client.ListenAsync();
        await client.SendAsync("ada", "m1", Buy);
        await client.SendAsync("ada", "m2", Buy);
        await host.StartAsync();
        await begun.Task;
        var stopping = host.StopAsync();
        // Once the door has ended its subscription it begins nothing more.
        await Eventually.IsTrueAsync(async () => await client.Channel.ConsumerCountAsync("stop") == 0, "The subscription goes on.");
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping;
        await Eventually.IsTrueAsync(() => client.Replies.Count == 1, "What was under way is not answered.");
        Assert.Equal("m1", client.Replies.Single().CorrelationId);
        var left = await client.Channel.BasicGetAsync("stop", autoAck: true);
        Assert.Equal("m2", left?.BasicProperties.MessageId);
        Assert.Null(await client.Channel.BasicGetAsync("stop", autoAck: true));
    }

    private IHost Door(string queue, Func<string, PlaceOrder, Task<OrderAnswer>> place)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["RabbitMQ:Uri"] = broker.Address,
            ["RabbitMQ:Queue"] = queue,
            ["RabbitMQ:DeadLetterQueue"] = $"{queue}.dead",
        });
        builder.Services.AddSingleton(ScriptedGrains.Create(place));
        builder.Services.AddQueueDoor(builder.Configuration);
        return builder.Build();
    }

    private static OrderAnswer Placed(PlaceOrder order) =>
        new(ExchangeStatus.Ok, new OrderInfo { OrderId = Guid.CreateVersion7(), Request = order });
}
