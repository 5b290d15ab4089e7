using System.Numerics;

namespace Trading.Market;

/// <summary>
/// What was really paid: amount bought / amount sold, rounded half up to a <see cref="TradeRate"/>; beyond <see cref="TradeRate.Max"/> it
/// is that.
/// </summary>
public static class EffectiveRate
{
    private const long One = 10_000_000_000;
    private const long HalfDigits = 100_000;

    // Below this, what is left of a division × HalfDigits fits in 64 bits.
    private const long ShortMax = long.MaxValue / HalfDigits;

    /// <summary>The effective rate of one message; throws <see cref="DivideByZeroException"/> where nothing was sold.</summary>
    public static TradeRate Of(TradeAmount sold, TradeAmount bought) =>
        sold.Units <= ShortMax ? OfShort(sold.Units, bought.Units) : Of(sold.Units, (Int128)bought.Units);

    /// <summary>
    /// The effective rate of sums, which is the volume-weighted rate of what they are sums of; throws <see cref="DivideByZeroException"/>
    /// where nothing was sold.
    /// </summary>
    /// <param name="soldUnits">Units of <see cref="TradeAmount"/>, zero or more.</param>
    /// <param name="boughtUnits">Units of <see cref="TradeAmount"/>, zero or more.</param>
    public static TradeRate Of(Int128 soldUnits, Int128 boughtUnits)
    {
        if (boughtUnits <= Int128.MaxValue / (4 * One) && soldUnits <= Int128.MaxValue / 2)
        {
            var rate = (2 * boughtUnits * One + soldUnits) / (2 * soldUnits);
            return rate > TradeRate.UnitsMax ? TradeRate.Max : TradeRate.FromUnits((long)rate);
        }

        var large = (2 * (BigInteger)boughtUnits * One + soldUnits) / (2 * (BigInteger)soldUnits);
        return large > TradeRate.UnitsMax ? TradeRate.Max : TradeRate.FromUnits((long)large);
    }

    /// <summary>Long division, five digits at a time: several times as fast as one of 128 bits, and most messages are short.</summary>
    private static TradeRate OfShort(long sold, long bought)
    {
        var (whole, rest) = Math.DivRem(bought, sold);
        if (whole >= TradeRate.UnitsMax / One)
            return TradeRate.Max;
        var (first, afterFirst) = Math.DivRem(rest * HalfDigits, sold);
        var (second, afterSecond) = Math.DivRem(afterFirst * HalfDigits, sold);
        var roundsUp = afterSecond >= sold - afterSecond ? 1 : 0;
        return TradeRate.FromUnits(whole * One + first * HalfDigits + second + roundsUp);
    }
}
