namespace Trading.Quotes;

/// <summary>What has become of requests for quotes in this process since it started. Safe for use by many threads.</summary>
public sealed class QuoteCounters
{
    private long _hits;
    private long _cacheHits;
    private long _failures;
    private long _failuresInARow;

    /// <summary>How often the quote server gave a valid answer.</summary>
    public long Hits => Volatile.Read(ref _hits);

    /// <summary>How often a quote that was still valid spared a request to the quote server.</summary>
    public long CacheHits => Volatile.Read(ref _cacheHits);

    /// <summary>How often the quote server gave no valid answer, after all attempts.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>How many <see cref="Failures"/> there were since the quote server's last valid answer.</summary>
    public long FailuresInARow => Volatile.Read(ref _failuresInARow);

    /// <summary>Counts one of <see cref="Hits"/>.</summary>
    public void CountHit()
    {
        Interlocked.Increment(ref _hits);
        Volatile.Write(ref _failuresInARow, 0);
    }

    /// <summary>Counts one of <see cref="CacheHits"/>.</summary>
    public void CountCacheHit() => Interlocked.Increment(ref _cacheHits);

    /// <summary>Counts one of <see cref="Failures"/>.</summary>
    public void CountFailure()
    {
        Interlocked.Increment(ref _failures);
        Interlocked.Increment(ref _failuresInARow);
    }
}
