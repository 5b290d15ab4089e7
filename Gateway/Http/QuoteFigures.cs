namespace Trading.Gateway.Http;

/// <summary>What has become of requests for quotes since the start.</summary>
/// <param name="Hits">How often the quote server gave a valid answer.</param>
/// <param name="CacheHits">How often a quote that was still valid spared a request to it.</param>
/// <param name="Failures">How often it gave no valid answer.</param>
/// <param name="FailuresInARow">How many of these came since its last valid answer.</param>
internal sealed record QuoteFigures(long Hits, long CacheHits, long Failures, long FailuresInARow);
