namespace Trading.LoadGenerator.Verifying;

/// <summary>An amount set for a buy trigger, held in reserve.</summary>
/// <param name="AmountCents">The amount.</param>
/// <param name="TriggerCents">The trigger price; 0 while none is set.</param>
/// <param name="TriggerNum">The number of the SET_BUY_TRIGGER.</param>
internal sealed record BuyOrder(long AmountCents, long TriggerCents, long TriggerNum);
