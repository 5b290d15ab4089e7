using Trading.Market;

namespace Trading.Gateway.Tests.Market;

/// <summary>A shard of the queue whose answers a test decides about.</summary>
internal sealed class ScriptedQueue : IMessageQueueGrain
{
    private readonly List<string[]> _calls = [];
    private long _number;

    /// <summary>The keys of the messages of each call.</summary>
    public string[][] Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    /// <summary>Where set, calls wait for it.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Makes calls fail.</summary>
    public bool IsFailing { get; set; }

    /// <summary>Makes the queue full.</summary>
    public bool IsFull { get; set; }

    public async Task<QueueAnswer> SubmitAsync(IncomingMessage[] messages)
    {
        lock (_calls)
            _calls.Add([.. messages.Select(message => message.Key!)]);
        if (Hold is { } hold)
            await hold.Task;
        if (IsFailing)
            throw new IOException("The store is away.");
        return IsFull
            ? new QueueAnswer(true, [])
            : new QueueAnswer(
                false,
                [.. messages.Select(message => new MessageReceipt(new MessageId(0, ++_number), false, message.Message.Class, default))]);
    }

    public Task<QueueState> GetStateAsync() => throw new NotSupportedException();
}
