namespace Orleans.Embedded;

/// <summary>
/// The work of one grain or observer, run one item at a time: messages, and the continuations of code that awaited within a turn, which
/// come back here because the queue is that code's synchronization context. An item that is queued wakes the queue once; it then runs what
/// there is, up to a bound, and the scheduler decides who goes on then.
/// </summary>
/// <remarks>
/// Without a lock: items are pushed on a stack, and a turn takes the whole stack at once and turns it over.
/// </remarks>
internal abstract class TurnQueue(ITurnScheduler scheduler, int maxItemsPerTurn) : SynchronizationContext, IThreadPoolWorkItem
{
    // At the bottom of the stack while no turn is scheduled or running.
    private static readonly TurnItem Asleep = new Continuation(static _ => { }, null);

    // The newest item, and behind it the older ones.
    private TurnItem? pushed = Asleep;

    // The oldest item that a turn has taken and not run, and behind it the newer ones. Used in turns only.
    private TurnItem? taken;

    /// <summary>Whether the calling code runs in a turn of this queue.</summary>
    protected bool IsCurrent => ReferenceEquals(Current, this);

    public override void Post(SendOrPostCallback d, object? state) => Enqueue(new Continuation(d, state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Code outside a turn cannot run within one and wait for it. Call the grain instead.");

    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            RunTurn();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    internal void Enqueue(TurnItem item)
    {
        TurnItem? below;
        do
        {
            below = Volatile.Read(ref pushed);
            item.Next = ReferenceEquals(below, Asleep) ? null : below;
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref pushed, item, below), below));

        // A call is as warm as it gets. What goes on after a wait is not: many do so at once when a write has ended, and those who have
        // waited longest must not be the last.
        if (ReferenceEquals(below, Asleep))
            scheduler.Schedule(this, isNext: item is not Continuation);
    }

    /// <summary>Takes in a message, in a turn.</summary>
    protected abstract void Receive(Message message);

    /// <summary>Hears of an exception that no caller waits for, such as that of an async void method.</summary>
    protected abstract void OnUnhandledException(Exception exception);

    private void RunTurn()
    {
        for (var count = 0; count < maxItemsPerTurn; count++)
        {
            if (TakeNext() is not { } item)
                return;

            Run(item);
        }

        // Next again, as many wait for a grain that is so busy; other threads may take it, or what else waits here, meanwhile.
        scheduler.Schedule(this, isNext: true);
    }

    /// <summary>The oldest item; or none, and the next one that comes schedules a turn.</summary>
    private TurnItem? TakeNext()
    {
        while (taken is null)
        {
            if (Interlocked.CompareExchange(ref pushed, Asleep, null) is null)
                return null;

            TakePushed();
        }

        var item = taken;
        taken = item.Next;
        item.Next = null;
        return item;
    }

    private void TakePushed()
    {
        for (var item = Interlocked.Exchange(ref pushed, null); item is not null;)
        {
            var older = item.Next;
            item.Next = taken;
            taken = item;
            item = older;
        }
    }

    private void Run(TurnItem item)
    {
        try
        {
            if (item is Message message)
                Receive(message);
            else
                ((Continuation)item).Run();
        }
        catch (Exception exception)
        {
            OnUnhandledException(exception);
        }
    }

    private sealed class Continuation(SendOrPostCallback callback, object? state) : TurnItem
    {
        internal void Run() => callback(state);
    }
}
