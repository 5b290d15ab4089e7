namespace Trading.Gateway.Http.Market;

/// <summary>A message was taken, as existing clients know it.</summary>
/// <param name="Status">`OK`.</param>
/// <param name="UserId">Who traded.</param>
internal sealed record LegacyTakenDocument(string Status, string UserId);
