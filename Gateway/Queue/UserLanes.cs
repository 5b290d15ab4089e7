namespace Trading.Gateway.Queue;

/// <summary>
/// Runs messages of one user one after the other in the order in which they came, and those of different users side by side. How many wait
/// is bounded by what the broker delivers before it is acknowledged.
/// </summary>
/// <param name="run">Runs one message to its outcome; never throws.</param>
internal sealed class UserLanes(Func<QueueMessage, Task> run)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<QueueMessage>> _waiting = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;

    /// <summary>
    /// Runs a message once those of its user that came before are done. Messages without a user have a lane of their own.
    /// </summary>
    public void Add(QueueMessage message)
    {
        var user = message.User ?? "";
        lock (_gate)
        {
            if (_isClosed)
                return;
            if (_waiting.TryGetValue(user, out var waiting))
            {
                waiting.Enqueue(message);
                return;
            }

            _waiting.Add(user, []);
        }

        _ = RunAsync(user, message);
    }

    /// <summary>Runs no more messages; ends when those that were running are done.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            if (_waiting.Count == 0)
                _idle.TrySetResult();
        }

        return _idle.Task;
    }

    private async Task RunAsync(string user, QueueMessage first)
    {
        for (var message = first; message is not null; message = NextOf(user))
            await run(message);
    }

    private QueueMessage? NextOf(string user)
    {
        lock (_gate)
        {
            if (!_isClosed && _waiting[user].TryDequeue(out var next))
                return next;
            _waiting.Remove(user);
            if (_isClosed && _waiting.Count == 0)
                _idle.TrySetResult();
            return null;
        }
    }
}
