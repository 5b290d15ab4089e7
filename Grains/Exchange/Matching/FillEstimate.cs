namespace Trading.Exchange.Matching;

/// <summary>What an order would trade at once if it came now.</summary>
/// <param name="Lots">How much it would trade, in lots.</param>
/// <param name="Notional">What that costs without fees, in units of the quote asset.</param>
/// <param name="TakerFee">The sum of the fees, each fill's rounded up, in units of the quote asset.</param>
internal readonly record struct FillEstimate(long Lots, Int128 Notional, Int128 TakerFee);
