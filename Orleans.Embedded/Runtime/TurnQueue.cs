using System.Runtime.InteropServices;

namespace Orleans.Embedded;

/// <summary>
/// The work of one grain or observer, run one item at a time: messages, and the continuations of code that awaited within a turn, which
/// come back here because the queue is that code's synchronization context. An item that is queued wakes the queue once; it then runs what
/// there is, up to a bound, so that a busy grain does not keep a thread from the others.
/// </summary>
internal abstract class TurnQueue(ITurnScheduler scheduler, int maxItemsPerTurn) : SynchronizationContext, IThreadPoolWorkItem
{
    private readonly Lock gate = new();
    private readonly Queue<WorkItem> items = new();
    private bool isScheduled;

    /// <summary>Whether the calling code runs in a turn of this queue.</summary>
    protected bool IsCurrent => ReferenceEquals(Current, this);

    public override void Post(SendOrPostCallback d, object? state) => Enqueue(new WorkItem(d, state));

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

    internal void Enqueue(Message message) => Enqueue(new WorkItem(null, message));

    /// <summary>Takes in a message, in a turn.</summary>
    protected abstract void Receive(Message message);

    /// <summary>Hears of an exception that no caller waits for, such as that of an async void method.</summary>
    protected abstract void OnUnhandledException(Exception exception);

    private void Enqueue(WorkItem item)
    {
        lock (gate)
        {
            items.Enqueue(item);
            if (isScheduled)
                return;

            isScheduled = true;
        }

        scheduler.Schedule(this);
    }

    private void RunTurn()
    {
        for (var count = 0; count < maxItemsPerTurn; count++)
        {
            WorkItem item;
            lock (gate)
            {
                if (!items.TryDequeue(out item))
                {
                    isScheduled = false;
                    return;
                }
            }

            Run(item);
        }

        scheduler.Schedule(this);
    }

    private void Run(WorkItem item)
    {
        try
        {
            if (item.Callback is null)
                Receive((Message)item.State!);
            else
                item.Callback(item.State);
        }
        catch (Exception exception)
        {
            OnUnhandledException(exception);
        }
    }

    /// <summary>A message when there is no callback, else a continuation.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct WorkItem(SendOrPostCallback? Callback, object? State);
}
