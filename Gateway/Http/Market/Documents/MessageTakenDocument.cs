namespace Trading.Gateway.Http.Market;

/// <summary>A message was taken.</summary>
/// <param name="Status">`OK`.</param>
/// <param name="Id">The message's id.</param>
/// <param name="UserId">Who traded.</param>
/// <param name="Class">`direct`, `inverse` or `mismatch`: how amounts and rate agree.</param>
/// <param name="Warnings">What was repaired: `blanks_in_value`, `blanks_in_key`, `currency_replaced`, `country_replaced`.</param>
internal sealed record MessageTakenDocument(string Status, string Id, string UserId, string Class, IReadOnlyList<string> Warnings);
