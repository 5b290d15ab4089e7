using Trading.Market;

namespace Trading.Grains.Tests.Messages;

/// <summary>Messages for tests: given ones, and a seeded mix.</summary>
internal static class SampleMessages
{
    private static readonly Currency[] Currencies = [.. new[] { "EUR", "GBP", "USD", "JPY", "CHF", "RUB" }.Select(Currency.Of)];
    private static readonly Country[] Countries = [.. new[] { "FR", "GB", "US", "JP" }.Select(Country.Of)];

    /// <summary>A message with amounts in whole units of currency.</summary>
    public static TradeMessage Of(string user, string pair = "EUR-GBP", long sell = 1_000, long buy = 747, string country = "FR") => new()
    {
        UserId = user,
        Pair = CurrencyPair.TryParse(pair, out var of) ? of : throw new ArgumentException(pair),
        AmountSell = TradeAmount.FromUnits(sell * 1_000_000),
        AmountBuy = TradeAmount.FromUnits(buy * 1_000_000),
        Rate = TradeRate.FromUnits(7_470_000_000),
        TimePlacedMs = 1_422_095_264_000,
        Country = Country.Of(country),
        Class = TradeClass.Direct,
    };

    /// <summary>Any message.</summary>
    public static TradeMessage Any(Random random, int users = 50)
    {
        var from = random.Next(Currencies.Length);
        return new TradeMessage
        {
            UserId = $"user{random.Next(users)}",
            Pair = new CurrencyPair(Currencies[from], Currencies[(from + random.Next(1, Currencies.Length)) % Currencies.Length]),
            AmountSell = TradeAmount.FromUnits(random.NextInt64(1, 1L << random.Next(1, 62))),
            AmountBuy = TradeAmount.FromUnits(random.NextInt64(1, 1L << random.Next(1, 62))),
            Rate = TradeRate.FromUnits(random.NextInt64(1, TradeRate.UnitsMax)),
            TimePlacedMs = random.NextInt64(1L << 41),
            Country = Countries[random.Next(Countries.Length)],
            Class = (TradeClass)random.Next(3),
            Warnings = random.Next(3) == 0 ? (TradeWarnings)random.Next(16) : TradeWarnings.None,
        };
    }

    /// <summary>Some of any kind.</summary>
    public static TradeMessage[] Many(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Any(random))];
}
