namespace Trading.Exchange.Matching;

/// <summary>An open order as a book shows it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Owner">Who placed it.</param>
/// <param name="Side">Its side.</param>
/// <param name="PriceTicks">Its limit price in ticks.</param>
/// <param name="TotalLots">Its quantity in lots, filled part included.</param>
/// <param name="LotsLeft">What is left of it, in lots.</param>
/// <param name="PostOnly">True where it must not take.</param>
/// <param name="SelfTradePrevention">What happens where it would take from its own owner, as it may after an amend.</param>
internal readonly record struct BookOrder(
    long Number, int Owner, OrderSide Side, long PriceTicks, long TotalLots, long LotsLeft, bool PostOnly,
    SelfTradePrevention SelfTradePrevention);
