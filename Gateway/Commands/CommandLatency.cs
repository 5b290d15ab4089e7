using System.Numerics;

namespace Trading.Gateway.Commands;

/// <summary>
/// How long commands have taken in about the last minute, as counts in buckets that are a sixteenth of a power of two wide. Safe for use by
/// many threads; the few that are added while an old part of the window is emptied may be lost.
/// </summary>
public sealed class CommandLatency
{
    private const int Slices = 12;
    private const int SubBits = 4;
    private const int Subs = 1 << SubBits;
    private const int MicrosecondBitsMax = 32;
    private const int Buckets = (MicrosecondBitsMax - SubBits + 1) * Subs;
    private const long SliceSeconds = 5;

    private readonly TimeProvider _clock;
    private readonly long _sliceTicks;
    private readonly Lock _emptying = new();
    private readonly long[][] _counts = [.. Enumerable.Range(0, Slices + 1).Select(_ => new long[Buckets])];
    private readonly long[] _periods = new long[Slices + 1];

    /// <summary>Starts with nothing measured.</summary>
    public CommandLatency(TimeProvider clock)
    {
        _clock = clock;
        _sliceTicks = SliceSeconds * clock.TimestampFrequency;
        Array.Fill(_periods, -1);
    }

    /// <summary>A timestamp of the clock.</summary>
    public long Now => _clock.GetTimestamp();

    /// <summary>Adds a command that came at one timestamp and ended at another.</summary>
    public void Add(long endedAt, long enteredAt)
    {
        var microseconds = (long)_clock.GetElapsedTime(enteredAt, endedAt).TotalMicroseconds;
        Interlocked.Increment(ref SliceOf(endedAt / _sliceTicks)[BucketOf(microseconds)]);
    }

    /// <summary>
    /// What there is from the last minute, shortest first: an upper bound in microseconds, and how many took that long or less, but longer
    /// than the one before.
    /// </summary>
    public IReadOnlyList<(long UpToMicroseconds, long Count)> Read()
    {
        var period = Now / _sliceTicks;
        var counts = new long[Buckets];
        for (var slice = 0; slice < _counts.Length; slice++)
        {
            if (Volatile.Read(ref _periods[slice]) <= period - _counts.Length)
                continue;
            for (var bucket = 0; bucket < Buckets; bucket++)
                counts[bucket] += Volatile.Read(ref _counts[slice][bucket]);
        }

        return [.. counts.Index().Where(entry => entry.Item > 0).Select(entry => (LastOf(entry.Index), entry.Item))];
    }

    private long[] SliceOf(long period)
    {
        var slice = (int)(period % _counts.Length);
        var counts = _counts[slice];
        if (Volatile.Read(ref _periods[slice]) == period)
            return counts;
        lock (_emptying)
        {
            if (_periods[slice] < period)
            {
                Array.Clear(counts);
                Volatile.Write(ref _periods[slice], period);
            }
        }

        return counts;
    }

    private static int BucketOf(long microseconds)
    {
        var value = (ulong)Math.Clamp(microseconds, 0, (1L << MicrosecondBitsMax) - 1);
        var shift = Math.Max(0, BitOperations.Log2(value | 1) - SubBits);
        return (shift * Subs) + (int)(value >> shift);
    }

    /// <summary>The longest time that falls into a bucket.</summary>
    private static long LastOf(int bucket)
    {
        var shift = Math.Max(0, (bucket / Subs) - 1);
        return ((bucket - (shift * Subs) + 1L) << shift) - 1;
    }
}
