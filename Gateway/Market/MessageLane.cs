using Microsoft.Extensions.Logging;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>
/// Messages on their way to one shard of the queue: one call at a time, and what arrives meanwhile waits and goes with the next. A lane
/// has a thread only while there is something
/// to hand over.
/// </summary>
internal sealed class MessageLane(IMessageQueueGrain queue, MessageDoorOptions options, ILogger log) : IThreadPoolWorkItem
{
    private const int CapacityMin = 64;
    private const int CapacityKept = 8_192;

    private readonly Lock _lock = new();
    private WaitingMessage[] _waiting = new WaitingMessage[CapacityMin];
    private WaitingMessage[] _leaving = new WaitingMessage[CapacityMin];
    private int _count;
    private int _leavingCount;
    private bool _isRunning;

    /// <summary>Messages that wait or are on their way.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _count + _leavingCount;
        }
    }

    /// <summary>Adds a message behind those that wait; false where too many do.</summary>
    public bool TryEnter(in WaitingMessage message)
    {
        lock (_lock)
        {
            if (_count + _leavingCount >= options.WaitingMessagesMax)
                return false;
            if (_count == _waiting.Length)
                Array.Resize(ref _waiting, 2 * _count);
            _waiting[_count++] = message;
            if (_isRunning)
                return true;
            _isRunning = true;
        }

        // On another thread, so that others can join the first batch.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        while (TryTakeAll())
        {
            for (var first = 0; first < _leavingCount; first += options.BatchMessagesMax)
                await SendAsync(first, Math.Min(options.BatchMessagesMax, _leavingCount - first));
        }
    }

    /// <summary>Takes everything that waits; what comes from now on waits behind it.</summary>
    private bool TryTakeAll()
    {
        lock (_lock)
        {
            Array.Clear(_leaving, 0, _leavingCount);
            (_leavingCount, _count) = (_count, 0);
            (_waiting, _leaving) = (_leaving, _waiting);
            if (_waiting.Length > CapacityKept)
                _waiting = new WaitingMessage[CapacityMin];
            _isRunning = _leavingCount > 0;
            return _isRunning;
        }
    }

    private async Task SendAsync(int first, int count)
    {
        var batch = new IncomingMessage[count];
        for (var i = 0; i < count; i++)
            batch[i] = _leaving[first + i].Message;
        QueueAnswer? answer = null;
        try
        {
            answer = await queue.SubmitAsync(batch);
            if (!answer.IsFull && answer.Receipts.Length != count)
                throw new InvalidOperationException($"The queue answered {count} messages with {answer.Receipts.Length} receipts.");
        }
        catch (Exception exception)
        {
            answer = null;
            log.QueueFailed(count, exception);
        }

        var lost = new MessageOutcome(answer is null ? TradeFault.Internal : TradeFault.QueueFull, default);
        for (var i = 0; i < count; i++)
        {
            ref readonly var message = ref _leaving[first + i];
            var outcome = answer is { IsFull: false } ? new MessageOutcome(TradeFault.None, answer.Receipts[i]) : lost;
            message.Submission.Complete(message.Index, outcome);
        }
    }
}
