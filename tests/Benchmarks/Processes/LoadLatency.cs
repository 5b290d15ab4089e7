namespace Trading.Benchmarks.Processes;

/// <summary>Percentiles of latencies, in milliseconds.</summary>
internal sealed record LoadLatency(double P50, double P99, double P999, double Max);
