namespace Orleans.Embedded;

/// <summary>
/// The calls that wait for an answer, in the order of their deadlines, which is that of their start since all calls wait equally long. One
/// timer serves them all. It is left to run out when the last call ends, so that calls that come and go do not set it each time.
/// </summary>
internal sealed class DeadlineQueue
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly ITurnScheduler scheduler;
    private readonly TimeSpan responseTimeout;
    private readonly long responseTimeoutStamps;
    private readonly ITimer timer;
    private Call? first;
    private Call? last;
    private bool isTimerSet;

    internal DeadlineQueue(TimeProvider clock, ITurnScheduler scheduler, TimeSpan responseTimeout)
    {
        this.clock = clock;
        this.scheduler = scheduler;
        this.responseTimeout = responseTimeout;
        responseTimeoutStamps = (long)(responseTimeout.TotalSeconds * clock.TimestampFrequency);
        timer = clock.CreateTimer(
            static queue => ((DeadlineQueue)queue!).EndOverdue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal void Add(Call call)
    {
        call.Deadline = clock.GetTimestamp() + responseTimeoutStamps;
        call.Deadlines = this;
        lock (gate)
        {
            call.PreviousDeadline = last;
            if (last is null)
                first = call;
            else
                last.NextDeadline = call;

            last = call;
            if (!isTimerSet)
                SetTimer(responseTimeout);
        }
    }

    internal void Remove(Call call)
    {
        lock (gate)
        {
            if (call.Deadlines is not null)
                Unlink(call);
        }
    }

    private void EndOverdue()
    {
        foreach (var call in TakeOverdue())
            scheduler.Schedule(new OverdueCall(call, responseTimeout));
    }

    private List<Call> TakeOverdue()
    {
        var overdue = new List<Call>();
        lock (gate)
        {
            isTimerSet = false;
            var now = clock.GetTimestamp();
            while (first is { } call && call.Deadline <= now)
            {
                Unlink(call);
                overdue.Add(call);
            }

            if (first is { } next)
                SetTimer(RoundUp(clock.GetElapsedTime(now, next.Deadline)));
        }

        return overdue;
    }

    // Timers count whole milliseconds; one that rings early would find nothing due and ring again at once.
    private static TimeSpan RoundUp(TimeSpan delay) => TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds));

    private void SetTimer(TimeSpan delay)
    {
        isTimerSet = true;
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private void Unlink(Call call)
    {
        if (call.PreviousDeadline is null)
            first = call.NextDeadline;
        else
            call.PreviousDeadline.NextDeadline = call.NextDeadline;

        if (call.NextDeadline is null)
            last = call.PreviousDeadline;
        else
            call.NextDeadline.PreviousDeadline = call.PreviousDeadline;

        call.PreviousDeadline = null;
        call.NextDeadline = null;
        call.Deadlines = null;
    }

    /// <summary>Ends a call apart from the others, because its caller may go on at once and take long.</summary>
    private sealed class OverdueCall(Call call, TimeSpan responseTimeout) : IThreadPoolWorkItem
    {
        public void Execute() => call.Reject(new TimeoutException(
            $"No response within {responseTimeout} to {call.Description}. Whether it ran, or will, is unknown."));
    }
}
