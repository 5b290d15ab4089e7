using Orleans;
using Orleans.Concurrency;

namespace Trading.Conformance.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sets the grain's one timer, whose ticks note "tick N" and then pass the door "tick N" if <paramref name="waits"/>.
    /// </summary>
    Task StartAsync(TimeSpan dueTime, TimeSpan period, bool interleaves, bool keepsAlive, bool waits);

    Task ChangeAsync(TimeSpan dueTime, TimeSpan period);

    Task StopAsync();

    /// <summary>Has every tick from now on fail.</summary>
    Task FailAsync();

    /// <summary>Ends after the turns and ticks before it.</summary>
    Task FlushAsync();

    /// <summary>Ends at once, even beside a call or tick.</summary>
    [AlwaysInterleave]
    Task PingAsync();

    Task PassAsync(string door);

    Task DeactivateAsync();
}
