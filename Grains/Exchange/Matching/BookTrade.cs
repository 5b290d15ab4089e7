namespace Trading.Exchange.Matching;

/// <summary>A trade: the maker rested in the book, the taker came to it, the price is the maker's.</summary>
/// <param name="TradeId">The number of the trade in its book: 1, 2, 3 …</param>
/// <param name="TakerSide">The side of the taker.</param>
/// <param name="PriceTicks">The price in ticks.</param>
/// <param name="Lots">How much was traded, in lots.</param>
/// <param name="MakerNumber">The maker's order.</param>
/// <param name="MakerOwner">Whose it is.</param>
/// <param name="MakerLotsLeft">What is left of it, in lots.</param>
/// <param name="TakerNumber">The taker's order.</param>
/// <param name="TakerOwner">Whose it is.</param>
/// <param name="TakerLotsLeft">What is left of it, in lots.</param>
internal readonly record struct BookTrade(
    long TradeId, OrderSide TakerSide, long PriceTicks, long Lots,
    long MakerNumber, int MakerOwner, long MakerLotsLeft,
    long TakerNumber, int TakerOwner, long TakerLotsLeft);
