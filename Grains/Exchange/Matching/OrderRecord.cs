namespace Trading.Exchange.Matching;

/// <summary>What only an amend needs of an order, kept apart so that it is not in the way of matching.</summary>
/// <param name="TotalLots">The quantity in lots, filled part included.</param>
/// <param name="PostOnly">True where the order must not take.</param>
/// <param name="SelfTradePrevention">What happens where it would take from its own owner.</param>
internal readonly record struct OrderRecord(long TotalLots, bool PostOnly, SelfTradePrevention SelfTradePrevention);
