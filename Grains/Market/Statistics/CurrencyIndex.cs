namespace Trading.Market.Statistics;

/// <summary>Numbers the currencies from 0 without holes, so that tables of them are arrays. Not stable: they are never stored.</summary>
internal static class CurrencyIndex
{
    private static readonly Currency[] Currencies = [.. Iso4217.All.Select(Currency.Of)];
    private static readonly short[] Indexes = Fill();

    /// <summary>How many there are.</summary>
    public static int Count => Currencies.Length;

    /// <summary>The number of a currency.</summary>
    public static int Of(Currency currency) => Indexes[currency.Packed];

    /// <summary>The currency of a number.</summary>
    public static Currency CurrencyOf(int index) => Currencies[index];

    private static short[] Fill()
    {
        var indexes = new short[Currencies.Max(currency => currency.Packed) + 1];
        for (var i = 0; i < Currencies.Length; i++)
            indexes[Currencies[i].Packed] = (short)i;
        return indexes;
    }
}
