namespace Trading.Market;

/// <summary>
/// Whether the amounts and the rate of a message agree, with the rounding that the digits sent allow (market-processor.md, "Consistency").
/// </summary>
/// <remarks>
/// <para>
/// A number with a fraction stands for all that are rounded to it: 0.7471 for 0.74705 to 0.74715. A product agrees with the amount sent
/// where the two ranges meet, their ends included.
/// </para>
/// <para>
/// A whole number that is multiplied is exact, since people trade round amounts and pegged rates: 1000 × 0.7471 is 747.10, and 1 × 1 is
/// not 1.4. A whole number that is the
/// product stands for what is rounded to it, as there are currencies without fractions: 7 × 0.7471 is 5.
/// </para>
/// </remarks>
public static class TradeConsistency
{
    /// <summary>Classifies; direct is tried before inverse.</summary>
    /// <param name="sell">The amount sold, in units of <see cref="TradeAmount"/>.</param>
    /// <param name="buy">The amount bought, in units of <see cref="TradeAmount"/>.</param>
    /// <param name="rate">The rate, in units of <see cref="TradeRate"/>.</param>
    public static TradeClass Classify(SentNumber sell, SentNumber buy, SentNumber rate) =>
        IsProduct(sell, rate, buy) ? TradeClass.Direct
        : IsProduct(buy, rate, sell) ? TradeClass.Inverse
        : TradeClass.Mismatch;

    private static bool IsProduct(SentNumber amount, SentNumber rate, SentNumber product)
    {
        // In half units everything is whole: the half of a last digit is at least half a unit.
        var amountSlack = amount.Decimals == 0 ? 0 : Power(TradeAmount.Decimals - amount.Decimals);
        var rateSlack = rate.Decimals == 0 ? 0 : Power(TradeRate.Decimals - rate.Decimals);
        var productSlack = Power(TradeAmount.Decimals - product.Decimals);
        var (amountLow, amountHigh) = Range(amount.Units, amountSlack);
        var (rateLow, rateHigh) = Range(rate.Units, rateSlack);
        var (productLow, productHigh) = Range(product.Units, productSlack);

        // Half units of an amount × half units of a rate are quarters of 10⁻¹⁶.
        var scale = (UInt128)(2 * Power(TradeRate.Decimals));
        return (UInt128)amountLow * rateLow <= productHigh * scale && productLow * scale <= (UInt128)amountHigh * rateHigh;
    }

    private static (ulong Low, ulong High) Range(long units, ulong slack)
    {
        var doubled = 2 * (ulong)units;
        return (doubled > slack ? doubled - slack : 0, doubled + slack);
    }

    private static ulong Power(int exponent)
    {
        var power = 1UL;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
