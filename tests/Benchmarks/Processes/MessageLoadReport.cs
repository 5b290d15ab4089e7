namespace Trading.Benchmarks.Processes;

/// <summary>What is read of the report of a load of trade messages.</summary>
/// <param name="Messages">Messages with a final answer.</param>
/// <param name="PerSecond">Their rate.</param>
/// <param name="P50Ms">Half of the requests took at most this.</param>
/// <param name="P99Ms">99 % took at most this.</param>
/// <param name="P999Ms">99.9 % took at most this.</param>
/// <param name="MaxMs">The longest.</param>
internal sealed record MessageLoadReport(long Messages, double PerSecond, double P50Ms, double P99Ms, double P999Ms, double MaxMs);
