using Trading.Testing;

namespace Trading.Simulation;

/// <summary>The clock of one node: it runs as the world's does, and is wrong by a fixed amount.</summary>
internal sealed class NodeClock(FakeTimeProvider world, TimeSpan error) : TimeProvider
{
    /// <summary>By how much it is ahead.</summary>
    internal TimeSpan Error => error;

    public override TimeZoneInfo LocalTimeZone => world.LocalTimeZone;

    public override long TimestampFrequency => world.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => world.GetUtcNow() + error;

    public override long GetTimestamp() => world.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        world.CreateTimer(callback, state, dueTime, period);
}
