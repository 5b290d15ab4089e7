namespace Trading.Testing;

/// <summary>A timer of a <see cref="FakeTimeProvider"/>, which guards all its mutable members.</summary>
internal sealed class FakeTimer(FakeTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    /// <summary>Null for a timer that fires once.</summary>
    internal TimeSpan? Period { get; set; }

    /// <summary>Goes up with every change, which makes the due times queued before it void.</summary>
    internal long Version { get; set; }

    internal bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire() => callback(state);
}
