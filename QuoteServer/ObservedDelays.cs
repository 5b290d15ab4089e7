namespace Trading.QuoteServer;

/// <summary>
/// The answer times observed of the legacy quote server (day-trading.md, "Quote server"): of 100 requests 66 are answered at once,
/// 16 after 1 s, 8 after 2 s, 6 after 3 s and 4 after 4 s, each plus 7 to 26 ms.
/// </summary>
public static class ObservedDelays
{
    private const int JitterMsMin = 7;
    private const int JitterMsMax = 26;

    /// <summary>Of 100 requests, how many take at most as many whole seconds as the index says.</summary>
    private static ReadOnlySpan<byte> CumulativePercent => [66, 82, 90, 96, 100];

    /// <summary>Draws the time that one answer takes.</summary>
    public static TimeSpan Next(Random random)
    {
        var percent = random.Next(100);
        var seconds = 0;
        while (percent >= CumulativePercent[seconds])
            seconds++;
        return TimeSpan.FromMilliseconds(seconds * 1000 + random.Next(JitterMsMin, JitterMsMax + 1));
    }
}
