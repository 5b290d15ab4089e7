namespace Trading.Market.Queue;

/// <summary>An idempotency key and what was answered.</summary>
/// <param name="Digest">Stands for the key.</param>
/// <param name="Number">The number of the message.</param>
/// <param name="ReceivedMs">When it was taken; Unix milliseconds.</param>
/// <param name="Class">How its amounts and rate agree.</param>
/// <param name="Warnings">What was repaired in it.</param>
internal readonly record struct RememberedKey(UInt128 Digest, long Number, long ReceivedMs, TradeClass Class, TradeWarnings Warnings);
