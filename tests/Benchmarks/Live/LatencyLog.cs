using System.Diagnostics;

namespace Trading.Benchmarks.Live;

/// <summary>How long frames took: counts by time, in steps of a few percent. Safe for use by many threads.</summary>
internal sealed class LatencyLog
{
    private const int StepsPerDoubling = 16;

    private readonly long[] _counts = new long[64 * StepsPerDoubling];
    private long _total;
    private long _max;
    private int _closed;

    /// <summary>How many were counted.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>Connections that the server has ended.</summary>
    public int Closed => Volatile.Read(ref _closed);

    /// <summary>The longest, in milliseconds.</summary>
    public double MaxMs => Volatile.Read(ref _max) * 1_000.0 / Stopwatch.Frequency;

    /// <summary>Counts one.</summary>
    /// <param name="ticks">By the stopwatch.</param>
    public void Add(long ticks)
    {
        ticks = Math.Max(1, ticks);
        Interlocked.Increment(ref _counts[(int)(Math.Log2(ticks) * StepsPerDoubling)]);
        Interlocked.Increment(ref _total);
        for (var max = Volatile.Read(ref _max); ticks > max; max = Volatile.Read(ref _max))
            Interlocked.CompareExchange(ref _max, ticks, max);
    }

    /// <summary>Counts a connection that has ended.</summary>
    public void CountClosed(bool isUnexpected) => Interlocked.Add(ref _closed, isUnexpected ? 1 : 0);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Volatile.Write(ref _total, 0);
        Volatile.Write(ref _max, 0);
    }

    /// <summary>The time that this part of all stayed under, in milliseconds.</summary>
    public double Ms(double part)
    {
        var left = (long)(Total * part);
        for (var step = 0; step < _counts.Length; step++)
            if ((left -= Volatile.Read(ref _counts[step])) < 0)
                return Math.Min(MaxMs, Math.Pow(2, (step + 1.0) / StepsPerDoubling) * 1_000 / Stopwatch.Frequency);
        return MaxMs;
    }
}
