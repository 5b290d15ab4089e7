namespace Trading.Gateway.Market;

/// <summary>The messages of one request on their way: done when each has its outcome.</summary>
internal sealed class MessageSubmission
{
    // Asynchronous: a lane goes on while answers are written on other threads.
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MessageOutcome[]? _outcomes;
    private MessageOutcome _first;
    private int _left;

    /// <summary>Nothing has an outcome yet.</summary>
    public MessageSubmission(MessageBody body)
    {
        Body = body;
        _left = body.Count;
        _outcomes = body.IsArray ? new MessageOutcome[body.Count] : null;
    }

    /// <summary>The messages.</summary>
    public MessageBody Body { get; }

    /// <summary>Ends when all have an outcome.</summary>
    public Task Done => _done.Task;

    /// <summary>The outcome of a message, once it is there.</summary>
    public ref readonly MessageOutcome this[int index] => ref _outcomes is null ? ref _first : ref _outcomes[index];

    /// <summary>Gives a message its outcome, once.</summary>
    public void Complete(int index, in MessageOutcome outcome)
    {
        if (_outcomes is null)
            _first = outcome;
        else
            _outcomes[index] = outcome;
        if (Interlocked.Decrement(ref _left) == 0)
            _done.SetResult();
    }
}
