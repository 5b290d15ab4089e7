using System.Collections.Concurrent;

namespace Trading.Gateway.Market;

/// <summary>
/// Token buckets by a key, such as an address: each is full at first and fills again at a steady rate. A bucket that is full is like one
/// that is not there, so that memory is
/// bounded: full ones are let go when there are many, and when all of many are in use further keys share one. Safe for use by many threads.
/// </summary>
internal sealed class TokenBuckets<TKey>(int perSecond, int burst, TimeProvider clock)
    where TKey : notnull
{
    private const int BucketsMax = 100_000;

    private readonly ConcurrentDictionary<TKey, Bucket> _buckets = new();
    private readonly Bucket _shared = new();
    private readonly long _ticksPerToken = Math.Max(1, clock.TimestampFrequency / perSecond);
    private long _count;
    private long _sweptAt = clock.GetTimestamp() - clock.TimestampFrequency;

    /// <summary>Takes tokens out of a key's bucket; how many there were of those that were asked for.</summary>
    public int Take(TKey key, int wanted)
    {
        var bucket = BucketOf(key);
        while (true)
        {
            var now = clock.GetTimestamp();
            var fullAt = Volatile.Read(ref bucket.FullAt);
            var taken = Math.Min(wanted, Available(fullAt, now));
            if (taken == 0)
                return 0;
            if (Interlocked.CompareExchange(ref bucket.FullAt, Math.Max(fullAt, now) + taken * _ticksPerToken, fullAt) == fullAt)
                return taken;
        }
    }

    /// <summary>How long it is until a key's bucket has a token; zero where it has one.</summary>
    public TimeSpan WaitFor(TKey key)
    {
        if (!_buckets.TryGetValue(key, out var bucket))
            bucket = _shared;
        var wait = Volatile.Read(ref bucket.FullAt) - clock.GetTimestamp() - (burst - 1) * _ticksPerToken;
        return wait <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)wait / clock.TimestampFrequency);
    }

    private int Available(long fullAt, long now)
    {
        if (fullAt <= now)
            return burst;
        var missing = (fullAt - now + _ticksPerToken - 1) / _ticksPerToken;
        return (int)Math.Max(0, burst - missing);
    }

    private Bucket BucketOf(TKey key)
    {
        if (_buckets.TryGetValue(key, out var bucket))
            return bucket;
        if (Interlocked.Read(ref _count) >= BucketsMax && !TrySweep())
            return _shared;
        bucket = new Bucket();
        var kept = _buckets.GetOrAdd(key, bucket);
        if (ReferenceEquals(kept, bucket))
            Interlocked.Increment(ref _count);
        return kept;
    }

    /// <summary>Lets full buckets go, at most once a second; true where that has made room.</summary>
    private bool TrySweep()
    {
        var now = clock.GetTimestamp();
        var sweptAt = Interlocked.Read(ref _sweptAt);
        if (now - sweptAt < clock.TimestampFrequency || Interlocked.CompareExchange(ref _sweptAt, now, sweptAt) != sweptAt)
            return false;
        foreach (var entry in _buckets)
            if (Volatile.Read(ref entry.Value.FullAt) <= now && _buckets.TryRemove(entry))
                Interlocked.Decrement(ref _count);
        return Interlocked.Read(ref _count) < BucketsMax;
    }

    private sealed class Bucket
    {
        public long FullAt;
    }
}
