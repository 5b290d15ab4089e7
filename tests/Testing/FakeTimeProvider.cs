namespace Trading.Testing;

/// <summary>
/// A clock that moves only when a test moves it. Timers fire on the thread that advances the clock, in the order of their due times (of
/// equal due times, the timer that was set first fires first), and each callback sees the clock at exactly its due time. Safe for use by
/// many threads, except that only one thread may advance it at a time.
/// </summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Setting, (long DueTicks, long Order)> settings = new();
    private long nowTicks;
    private long lastOrder;

    /// <summary>Starts the clock at noon on 1 January 2030, UTC: a round time that no test mistakes for the real one.</summary>
    public FakeTimeProvider()
        : this(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts the clock at the given time.</summary>
    public FakeTimeProvider(DateTimeOffset start) => nowTicks = start.UtcTicks;

    /// <summary>Always UTC, so that a test does not depend on the machine it runs on.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>One timestamp unit is one tick, 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due, or null when no timer is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
            {
                DropStaleSettings();
                return settings.TryPeek(out _, out var priority) ? new DateTimeOffset(priority.DueTicks, TimeSpan.Zero) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref nowTicks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref nowTicks);

    /// <summary>
    /// Moves the clock forward by <paramref name="delta"/> and fires every timer that becomes due on the way, timers set by those callbacks
    /// included. A delta of zero fires what is due now.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delta is negative: this clock never goes back.</exception>
    public void Advance(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        var targetTicks = Volatile.Read(ref nowTicks) + delta.Ticks;
        while (TakeDue(targetTicks) is { } timer)
            timer.Fire();

        Volatile.Write(ref nowTicks, targetTicks);
    }

    /// <summary>Moves the clock to the next timer that is due and fires what is due then. Answers false when no timer is set.</summary>
    public bool AdvanceToNextTimer()
    {
        if (NextDue is not { } due)
            return false;

        var delta = due - GetUtcNow();
        Advance(delta > TimeSpan.Zero ? delta : TimeSpan.Zero);
        return true;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets, resets or (with an infinite due time) stops a timer. Answers false when the timer was disposed of.</summary>
    internal bool Set(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            if (timer.IsDisposed)
                return false;

            timer.Period = period > TimeSpan.Zero ? period : null;
            timer.Version++;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Enqueue(timer, nowTicks + dueTime.Ticks);

            return true;
        }
    }

    /// <summary>Stops a timer for good.</summary>
    internal void Remove(FakeTimer timer)
    {
        lock (gate)
        {
            timer.IsDisposed = true;
            timer.Version++;
        }
    }

    private FakeTimer? TakeDue(long targetTicks)
    {
        lock (gate)
        {
            DropStaleSettings();
            if (!settings.TryPeek(out var setting, out var priority) || priority.DueTicks > targetTicks)
                return null;

            settings.Dequeue();
            nowTicks = Math.Max(nowTicks, priority.DueTicks);
            var timer = setting.Timer;
            if (timer.Period is { } period)
                Enqueue(timer, priority.DueTicks + period.Ticks);

            return timer;
        }
    }

    private void Enqueue(FakeTimer timer, long dueTicks) => settings.Enqueue(new Setting(timer, timer.Version), (dueTicks, ++lastOrder));

    private void DropStaleSettings()
    {
        while (settings.TryPeek(out var setting, out _) && setting.Version != setting.Timer.Version)
            settings.Dequeue();
    }

    /// <summary>One due time of a timer; void once the timer's version has moved on.</summary>
    private readonly record struct Setting(FakeTimer Timer, long Version);
}
