namespace Trading.LoadGenerator.Replaying;

/// <summary>Percentiles of latencies, in milliseconds.</summary>
internal sealed record LatencySummary(double P50, double P99, double P999, double Max)
{
    private const double MicrosPerMs = 1000;

    /// <summary>The percentiles of a histogram.</summary>
    public static LatencySummary Of(LatencyHistogram histogram) => new(
        histogram.PercentileMicros(50) / MicrosPerMs, histogram.PercentileMicros(99) / MicrosPerMs,
        histogram.PercentileMicros(99.9) / MicrosPerMs, histogram.MaxMicros / MicrosPerMs);
}
