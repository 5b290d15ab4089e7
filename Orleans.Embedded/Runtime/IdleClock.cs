namespace Orleans.Embedded;

/// <summary>
/// How long a grain has not been used. A use only sets a flag, so that calls do not pay for reading the clock; the idle collector's rounds
/// turn the flag into a time, which is therefore late by at most one round.
/// </summary>
internal sealed class IdleClock(TimeProvider clock, TimeSpan? collectionAge)
{
    private long idleSince = clock.GetTimestamp();
    private long delayedUntilTicks;
    private volatile bool wasUsed = true;

    /// <summary>Whether the grain has been idle for its collection age and no delay holds.</summary>
    internal bool IsOver => !wasUsed
        && collectionAge is { } age
        && clock.GetElapsedTime(Volatile.Read(ref idleSince)) >= age
        && clock.GetUtcNow().UtcTicks >= Volatile.Read(ref delayedUntilTicks);

    internal void OnUsed() => wasUsed = true;

    internal void Delay(TimeSpan delay)
    {
        var nowTicks = clock.GetUtcNow().UtcTicks;
        var isForGood = delay == Timeout.InfiniteTimeSpan || delay.Ticks > DateTimeOffset.MaxValue.UtcTicks - nowTicks;
        Volatile.Write(ref delayedUntilTicks, isForGood ? long.MaxValue : delay > TimeSpan.Zero ? nowTicks + delay.Ticks : 0);
    }

    /// <summary>Notes whether the grain was used since the last round, and answers whether it is due to be collected.</summary>
    internal bool Round()
    {
        if (wasUsed)
        {
            wasUsed = false;
            Volatile.Write(ref idleSince, clock.GetTimestamp());
        }

        return IsOver;
    }
}
