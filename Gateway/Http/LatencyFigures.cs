namespace Trading.Gateway.Http;

/// <summary>How long commands took, from when a door had them to their outcome: percentiles of about the last minute, to
/// within a sixteenth. Where many are under way a sample of them.</summary>
/// <param name="Count">The commands that were measured.</param>
/// <param name="P50Ms">Half of them took no longer; milliseconds.</param>
/// <param name="P90Ms">Nine of ten took no longer.</param>
/// <param name="P99Ms">99 of 100 took no longer.</param>
/// <param name="P999Ms">999 of 1,000 took no longer.</param>
/// <param name="MaxMs">The slowest one.</param>
internal sealed record LatencyFigures(long Count, double P50Ms, double P90Ms, double P99Ms, double P999Ms, double MaxMs)
{
    private const double MicrosecondsPerMillisecond = 1_000;

    /// <summary>The percentiles of what was measured, shortest first; null where nothing was.</summary>
    public static LatencyFigures? Of(IReadOnlyList<(long UpToMicroseconds, long Count)> measured)
    {
        var total = measured.Sum(entry => entry.Count);
        if (total == 0)
            return null;
        return new LatencyFigures(total, At(0.5), At(0.9), At(0.99), At(0.999), measured[^1].UpToMicroseconds / MicrosecondsPerMillisecond);

        double At(double share)
        {
            var rank = (long)Math.Ceiling(total * share);
            foreach (var (upTo, count) in measured)
            {
                rank -= count;
                if (rank <= 0)
                    return upTo / MicrosecondsPerMillisecond;
            }

            return measured[^1].UpToMicroseconds / MicrosecondsPerMillisecond;
        }
    }
}
