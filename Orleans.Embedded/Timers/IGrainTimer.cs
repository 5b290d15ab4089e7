namespace Orleans.Runtime;

/// <summary>A timer of one activation. Disposing of it stops it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the time to the next tick and the period anew; during a tick, that takes effect when the tick ends.</summary>
    /// <param name="dueTime">Zero for at once; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">From the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time span is below -1 ms or above 4294967294 ms.</exception>
    void Change(TimeSpan dueTime, TimeSpan period);
}
