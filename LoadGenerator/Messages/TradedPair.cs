namespace Trading.LoadGenerator.Messages;

/// <summary>A pair of currencies that the load trades, and where its rate begins.</summary>
/// <param name="From">The currency sold.</param>
/// <param name="To">The currency bought.</param>
/// <param name="RateDigits">The rate, as a whole number of 10^-<paramref name="RateDecimals"/>.</param>
/// <param name="RateDecimals">Digits behind the point.</param>
internal sealed record TradedPair(string From, string To, int RateDigits, int RateDecimals)
{
    /// <summary>The pairs, the busiest first.</summary>
    public static IReadOnlyList<TradedPair> All { get; } =
    [
        new("EUR", "USD", 10_841, 4), new("USD", "JPY", 15_123, 2), new("EUR", "GBP", 7_471, 4), new("GBP", "USD", 12_694, 4),
        new("USD", "CHF", 8_812, 4), new("USD", "CAD", 13_655, 4), new("AUD", "USD", 6_583, 4), new("EUR", "CHF", 9_553, 4),
        new("EUR", "JPY", 16_391, 2), new("GBP", "EUR", 13_385, 4), new("USD", "CNY", 72_041, 4), new("USD", "MXN", 170_912, 4),
        new("EUR", "SEK", 112_437, 4), new("EUR", "NOK", 114_206, 4), new("USD", "INR", 829_613, 4), new("EUR", "PLN", 43_217, 4),
        new("USD", "BRL", 49_672, 4), new("USD", "ZAR", 188_345, 4), new("NZD", "USD", 6_117, 4), new("USD", "SGD", 13_427, 4),
        new("USD", "HKD", 78_231, 4), new("EUR", "TRY", 332_190, 4), new("GBP", "JPY", 19_205, 2), new("EUR", "RUB", 988_431, 4),
    ];

    /// <summary>The name in the statistics.</summary>
    public string Name { get; } = $"{From}-{To}";
}
