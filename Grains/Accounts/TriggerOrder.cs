namespace Trading.Accounts;

/// <summary>An automatic transaction on one stock: an amount that was set, and the trigger once that is set too.</summary>
/// <param name="Amount">The amount set by SET_BUY_AMOUNT (all of it reserved) or SET_SELL_AMOUNT.</param>
/// <param name="TriggerPrice">The trigger price; zero while none is set.</param>
/// <param name="ReservedShares">Shares that SET_SELL_TRIGGER reserved; 0 for buys.</param>
/// <param name="TransactionNum">The number of the SET_*_TRIGGER; 0 while none is set.</param>
/// <param name="SetAtMs">When the trigger was set; Unix milliseconds; 0 while none is set.</param>
internal readonly record struct TriggerOrder(Money Amount, Money TriggerPrice, long ReservedShares, long TransactionNum, long SetAtMs)
{
    /// <summary>True once a trigger price is set.</summary>
    public bool HasTrigger => TriggerPrice.IsPositive;
}
