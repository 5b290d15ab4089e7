using Trading.Benchmarks.Measuring;

namespace Trading.Benchmarks.Processes;

/// <summary>What is read of the report of a load of orders.</summary>
/// <param name="Requests">Requests with a final answer.</param>
/// <param name="PerSecond">Their rate.</param>
/// <param name="P50Ms">Half of the latencies are at most this.</param>
/// <param name="P99Ms">99 % are at most this.</param>
/// <param name="P999Ms">99.9 % are at most this.</param>
/// <param name="MaxMs">The longest.</param>
internal sealed record OrderLoadReport(long Requests, double PerSecond, double P50Ms, double P99Ms, double P999Ms, double MaxMs)
{
    /// <summary>What clients felt.</summary>
    public Latencies Latencies => new(PerSecond, P50Ms, P99Ms, P999Ms, MaxMs);
}
