using System.Numerics;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// Counts of latencies in whole microseconds, in buckets that keep three significant digits: exact below 2,048 µs, above that
/// within 1 part in 1,024.
/// Everything is allocated at the start. Not safe for several threads: each has its own and they are merged.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int ExactBits = 11;
    private const int HalfCount = 1 << (ExactBits - 1);
    private const int ValueBitsMax = 42;

    private readonly long[] _counts = new long[(1 << ExactBits) + (ValueBitsMax - ExactBits) * HalfCount];

    /// <summary>The longest latency that is told apart, in microseconds (about 50 days); longer ones count as this.</summary>
    public const long MicrosMax = (1L << ValueBitsMax) - 1;

    /// <summary>How many latencies were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The largest recorded latency in microseconds, exact; 0 for none.</summary>
    public long MaxMicros { get; private set; }

    /// <summary>Records one latency. One below zero counts as zero.</summary>
    public void Record(long micros) => Record(micros, 1);

    /// <summary>Records a latency several times.</summary>
    public void Record(long micros, long count)
    {
        micros = Math.Clamp(micros, 0, MicrosMax);
        _counts[IndexOf(micros)] += count;
        Count += count;
        if (micros > MaxMicros)
            MaxMicros = micros;
    }

    /// <summary>Adds the counts of another histogram.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Count += other.Count;
        MaxMicros = Math.Max(MaxMicros, other.MaxMicros);
    }

    /// <summary>
    /// The latency in microseconds that <paramref name="percent"/> (above 0, at most 100) of all latencies do not exceed: the upper
    /// end of its bucket,
    /// never more than <see cref="MaxMicros"/>. 0 where nothing was recorded.
    /// </summary>
    public long PercentileMicros(double percent)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
                return Math.Min(UpperEndOf(i), MaxMicros);
        }

        return MaxMicros;
    }

    private static int IndexOf(long micros)
    {
        var shift = 64 - BitOperations.LeadingZeroCount((ulong)micros) - ExactBits;
        return shift <= 0 ? (int)micros : shift * HalfCount + (int)(micros >> shift);
    }

    private static long UpperEndOf(int index)
    {
        if (index < 1 << ExactBits)
            return index;
        var shift = index / HalfCount - 1;
        var top = index % HalfCount + HalfCount;
        return ((top + 1L) << shift) - 1;
    }
}
