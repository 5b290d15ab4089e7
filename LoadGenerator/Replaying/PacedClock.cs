using System.Diagnostics;

namespace Trading.LoadGenerator.Replaying;

/// <summary>Time of a replay, in ticks of <see cref="Stopwatch"/>, and in an open loop the plan: when each line is to be sent.</summary>
internal sealed class PacedClock(double ratePerSecond)
{
    private const long MicrosPerSecond = 1_000_000;

    private readonly double _ticksPerLine = ratePerSecond > 0 ? Stopwatch.Frequency / ratePerSecond : 0;
    private long _start = Stopwatch.GetTimestamp();

    /// <summary>True where lines are sent by plan and not by what has been answered.</summary>
    public bool IsPaced => ratePerSecond > 0;

    /// <summary>The time now.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Starts the plan now.</summary>
    public void Start() => _start = Now;

    /// <summary>When the line at that place of the replay is to be sent.</summary>
    public long PlannedAt(int position) => _start + (long)(position * _ticksPerLine);

    /// <summary>The place of the first line that is not due yet.</summary>
    public long DueBefore(long now) => now < _start ? 0 : (long)((now - _start) / _ticksPerLine) + 1;

    /// <summary>Ticks as microseconds.</summary>
    public static long Micros(long ticks) => Stopwatch.Frequency == MicrosPerSecond * 1_000
        ? ticks / 1_000
        : ticks * MicrosPerSecond / Stopwatch.Frequency;

    /// <summary>A span of time in ticks.</summary>
    public static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}
