namespace Trading.LoadGenerator.Verifying;

/// <summary>An amount set for a sell trigger.</summary>
/// <param name="AmountCents">The amount.</param>
/// <param name="TriggerCents">The trigger price; 0 while none is set.</param>
/// <param name="TriggerNum">The number of the SET_SELL_TRIGGER.</param>
/// <param name="ReservedShares">The shares held in reserve since the trigger was set.</param>
internal sealed record SellOrder(long AmountCents, long TriggerCents, long TriggerNum, long ReservedShares);
