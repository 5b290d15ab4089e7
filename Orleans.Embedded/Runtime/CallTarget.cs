namespace Orleans.Embedded;

/// <summary>A grain's activation or an observer: takes messages in, and runs those that may run.</summary>
internal abstract class CallTarget(ITurnScheduler scheduler, int maxItemsPerTurn, bool isReentrant) : TurnQueue(scheduler, maxItemsPerTurn)
{
    private bool isStarting;

    /// <summary>Whether a call should go elsewhere.</summary>
    internal abstract bool IsGone { get; }

    protected MessageGate Gate { get; } = new(isReentrant);

    /// <summary>What messages run on; null while they must wait.</summary>
    protected abstract object? ReadyInstance { get; }

    /// <summary>Hears, in a turn, that a message has failed, before its caller does.</summary>
    internal abstract void OnFailed(Exception exception);

    /// <summary>Hears, in a turn, that a call has failed whose caller does not wait.</summary>
    internal abstract void OnUnheardFailure(Call call, Exception exception);

    /// <summary>Hears, in a turn, that a message has ended, after its caller did.</summary>
    internal void OnEnded(Message message)
    {
        Gate.Leave(message);
        if (message.CountsAsUse)
            OnUsed();

        StartWaiting();
    }

    protected override void Receive(Message message)
    {
        if (ReadyInstance is { } instance && Gate.MayRun(message))
            Start(message, instance);
        else
            Gate.AddWaiting(message);
    }

    /// <summary>Starts the messages that wait and may run now.</summary>
    protected void StartWaiting()
    {
        // A message that ends at once comes back here; the loop below then goes on with the next, so that the stack does not grow.
        if (isStarting)
            return;

        isStarting = true;
        while (ReadyInstance is { } instance && Gate.TakeNextThatMayRun() is { } message)
            Start(message, instance);

        isStarting = false;
        OnSettled();
    }

    protected virtual void OnUsed()
    {
    }

    /// <summary>Hears that nothing more can start until something arrives or ends.</summary>
    protected virtual void OnSettled()
    {
    }

    private void Start(Message message, object instance)
    {
        if (message.IsAbandoned)
            return;

        Gate.Enter(message);
        message.Run(this, instance);
    }
}
