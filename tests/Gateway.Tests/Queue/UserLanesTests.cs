using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Trading.Gateway.Queue;

namespace Trading.Gateway.Tests.Queue;

public sealed class UserLanesTests
{
    [Fact]
    public async Task Users_do_not_wait_for_each_other_but_messages_of_one_do()
    {
        var gates = Enumerable.Range(0, 5).Select(_ => new TaskCompletionSource()).ToArray();
        var started = new List<ulong>();
        var lanes = new UserLanes(message =>
        {
            started.Add(message.Tag);
            return gates[message.Tag].Task;
        });
        lanes.Add(Message(1, "ada"));
        lanes.Add(Message(2, "ada"));
        lanes.Add(Message(3, "bob"));
        Assert.Equal([1UL, 3UL], started);
        gates[1].SetResult();
        Assert.Equal([1UL, 3UL, 2UL], started);
        lanes.Add(Message(4, "bob"));
        var closed = lanes.CloseAsync();
        gates[2].SetResult();
        Assert.False(closed.IsCompleted);
        gates[3].SetResult();
        await closed;
        Assert.Equal([1UL, 3UL, 2UL], started);
    }

    private static QueueMessage Message(ulong tag, string user)
    {
        var properties = new BasicProperties { Headers = new Dictionary<string, object?> { ["user"] = user } };
        return new QueueMessage(new BasicDeliverEventArgs("", tag, false, "", "", properties, ReadOnlyMemory<byte>.Empty));
    }
}
