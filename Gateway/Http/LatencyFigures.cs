namespace Trading.Gateway.Http;

/// <summary>How long commands took, from when a door had them to their outcome: percentiles of about the last minute, to
/// within a sixteenth. Where many are under way a sample of them.</summary>
/// <param name="Count">The commands that were measured.</param>
/// <param name="P50Ms">Half of them took no longer; milliseconds.</param>
/// <param name="P90Ms">Nine of ten took no longer.</param>
/// <param name="P99Ms">99 of 100 took no longer.</param>
/// <param name="P999Ms">999 of 1,000 took no longer.</param>
/// <param name="MaxMs">The slowest one.</param>
internal sealed record LatencyFigures(long Count, double P50Ms, double P90Ms, double P99Ms, double P999Ms, double MaxMs);
