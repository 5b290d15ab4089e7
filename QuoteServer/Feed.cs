namespace Trading.QuoteServer;

/// <summary>
/// All that is random about one stock. What a feed gives depends on the seed, the symbol and the number of draws before only, so that
/// two servers with the same seed give the same prices, in whatever order the symbols are asked for. Safe for use by many threads.
/// </summary>
internal sealed class Feed
{
    /// <summary>The length of what a cryptokey encodes.</summary>
    internal const int KeyBytes = 40;

    private readonly Lock _gate = new();
    private readonly PriceWalk _walk;
    private readonly Random _delays;
    private readonly Random _keys;

    internal Feed(int seed, string symbol)
    {
        _walk = new PriceWalk(new Random(Mix(seed, symbol, "price")));
        _delays = new Random(Mix(seed, symbol, "delay"));
        _keys = new Random(Mix(seed, symbol, "key"));
    }

    /// <summary>Draws the next price, in cents, and key.</summary>
    internal (long Cents, string Key) Next()
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        lock (_gate)
        {
            _keys.NextBytes(key);
            return (_walk.NextCents(), Convert.ToBase64String(key));
        }
    }

    /// <summary>Draws the time that the next answer takes.</summary>
    internal TimeSpan NextDelay()
    {
        lock (_gate)
            return ObservedDelays.Next(_delays);
    }

    /// <summary>FNV-1a: unlike <see cref="string.GetHashCode()"/> the same in every process.</summary>
    private static int Mix(int seed, string symbol, string purpose)
    {
        unchecked
        {
            var hash = (2166136261u ^ (uint)seed) * 16777619u;
            foreach (var c in symbol)
                hash = (hash ^ c) * 16777619u;
            foreach (var c in purpose)
                hash = (hash ^ c) * 16777619u;
            return (int)hash;
        }
    }
}
