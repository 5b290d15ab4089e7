using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// A timer of an activation, which is also the message that its ticks are. It is set again only when a tick has ended, and so is never in
/// the queue twice.
/// </summary>
internal sealed class GrainTimer : Message, IGrainTimer
{
    // The longest time that the framework's own timers take.
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(0xfffffffe);

    private readonly CancellationTokenSource disposal = new();
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly ITimer timer;
    private TimeSpan dueTime;
    private TimeSpan period;
    private bool wasChanged;
    private int isTicking;

    internal GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.callback = callback;
        Interleaves = options.Interleave;
        CountsAsUse = options.KeepAlive;
        timer = CreateTimer(activation.Runtime.Clock);
        Change(options.DueTime, options.Period);
    }

    internal override bool Interleaves { get; }

    internal override bool CountsAsUse { get; }

    internal override bool IsReadOnly => false;

    internal override bool IsAbandoned => disposal.IsCancellationRequested;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, nameof(dueTime));
        Validate(period, nameof(period));
        this.dueTime = dueTime;
        this.period = period;
        wasChanged = true;
        if (Volatile.Read(ref isTicking) == 0)
            timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (disposal.IsCancellationRequested)
            return;

        disposal.Cancel();
        timer.Dispose();
        activation.OnTimerDisposed(this);
    }

    internal override void Run(CallTarget target, object instance) => _ = RunAsync(target);

    internal override void Reject(Exception reason)
    {
    }

    private static void Validate(TimeSpan time, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Timeout.InfiniteTimeSpan, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, MaxTime, name);
    }

    private ITimer CreateTimer(TimeProvider clock)
    {
        // The tick must not run with the ambient values of the code that happened to register it.
        var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        using (flow)
        {
            return clock.CreateTimer(
                static state => ((GrainTimer)state!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnDue()
    {
        if (Interlocked.Exchange(ref isTicking, 1) == 0)
            activation.Enqueue(this);
    }

    private async Task RunAsync(CallTarget target)
    {
        wasChanged = false;
        try
        {
            await callback(disposal.Token);
        }
        catch (Exception exception)
        {
            Log.TimerFailed(activation.Runtime.Logger, activation.GrainId, exception);
            target.OnFailed(exception);
        }

        Volatile.Write(ref isTicking, 0);
        if (!disposal.IsCancellationRequested)
            timer.Change(wasChanged ? dueTime : period, Timeout.InfiniteTimeSpan);

        target.OnEnded(this);
    }
}
