using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions
{
    /// <summary>A timer that neither interleaves nor keeps its grain alive.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>A timer with these times that neither interleaves nor keeps its grain alive.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>The time to the first tick: zero for at once, <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>The time from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run while a call awaits. By default it waits like a call.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use for the idle collector. By default it does not.</summary>
    public bool KeepAlive { get; init; }
}
