namespace Trading.Exchange.Matching;

/// <summary>A price of one side of a book and all that rests there; the default stands for an empty side.</summary>
/// <param name="PriceTicks">The price in ticks.</param>
/// <param name="Lots">The sum of what is left of the orders at the price, in lots.</param>
internal readonly record struct DepthLevel(long PriceTicks, long Lots);
