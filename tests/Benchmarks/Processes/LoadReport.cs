using Trading.Benchmarks.Measuring;

namespace Trading.Benchmarks.Processes;

/// <summary>What is read of the load generator's report.</summary>
/// <param name="Commands">Commands answered.</param>
/// <param name="CommandsPerSecond">Their rate.</param>
/// <param name="LatencyMs">Their latencies: from the sending in a closed loop, from the planned time in an open one.</param>
/// <param name="Unresolved">Commands whose last answer was that they may go in again.</param>
internal sealed record LoadReport(long Commands, double CommandsPerSecond, LoadLatency LatencyMs, long Unresolved)
{
    /// <summary>What clients felt.</summary>
    public Latencies Latencies => new(CommandsPerSecond, LatencyMs.P50, LatencyMs.P99, LatencyMs.P999, LatencyMs.Max);
}
