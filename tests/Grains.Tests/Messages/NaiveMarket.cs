using System.Numerics;
using Trading.Market;

namespace Trading.Grains.Tests.Messages;

/// <summary>Counts messages in the plainest way, from a list of all of them, to check what the statistics say.</summary>
internal sealed class NaiveMarket
{
    private const long MinuteMs = 60_000;
    private const long DayMs = 86_400_000;

    /// <summary>All messages that were processed, in order.</summary>
    public List<ProcessedMessage> Messages { get; } = [];

    /// <summary>Compares everything.</summary>
    public void ExpectEqual(
        MarketTotals totals,
        PairTotals[] pairs,
        CountryTotals[] countries,
        DayTotals[] days,
        Func<CurrencyPair, RateCandle[]> candles,
        Func<CurrencyPair?, ProcessedMessage[]> recent)
    {
        Assert.Equal(Messages.Count, totals.Processed);
        Assert.Equal([.. Enumerable.Range(0, 3).Select(of => Messages.LongCount(m => (int)m.Message.Class == of))], totals.ByClass);
        Assert.Equal(
            [.. Enumerable.Range(0, 4).Select(bit => Messages.LongCount(m => ((int)m.Message.Warnings >> bit & 1) == 1))],
            totals.ByWarning);
        Assert.Equal(Messages.GroupBy(m => m.ReceivedMs / 1_000).Max(second => (long?)second.Count()) ?? 0, totals.PerSecondPeak);
        var users = Messages.Select(m => m.Message.UserId).Distinct().Count();
        Assert.InRange(totals.DistinctUsers, users - 1 - users / 25, users + 1 + users / 25);

        var byPair = Messages.GroupBy(m => m.Message.Pair).ToArray();
        Assert.Equal(byPair.Length, totals.Pairs);
        Assert.Equal(
            byPair.Select(PairOf).OrderByDescending(p => p.Messages).ThenBy(p => p.Pair.ToString(), StringComparer.Ordinal), pairs);
        foreach (var pair in byPair)
        {
            Assert.Equal(CandlesOf(pair), candles(pair.Key));
            Assert.Equal(pair.Reverse().Take(100), recent(pair.Key));
        }

        Assert.Equal(Messages.AsEnumerable().Reverse().Take(100), recent(null));
        Assert.Equal(DaysOf(), days);
        var byCountry = Messages.GroupBy(m => m.Message.Country).OrderByDescending(c => c.Count())
            .ThenBy(c => c.Key.ToString(), StringComparer.Ordinal);
        Assert.Equal(byCountry.Select(c => (c.Key, (long)c.Count())), countries.Select(c => (c.Country, c.Messages)));
        Assert.Equal(countries.Length, totals.Countries);
        foreach (var country in byCountry)
            Assert.Equal(FlowsOf(country).ToHashSet(), countries.Single(c => c.Country == country.Key).Flows.ToHashSet());
    }

    private static PairTotals PairOf(IGrouping<CurrencyPair, ProcessedMessage> pair) => new(
        pair.Key, pair.Count(), Sum(pair, m => m.AmountSell), Sum(pair, m => m.AmountBuy), RateOf(pair.Last()), pair.Last().ReceivedMs);

    private static IEnumerable<FlowTotals> FlowsOf(IGrouping<Country, ProcessedMessage> country) => country
        .GroupBy(m => m.Message.Pair)
        .Select(flow => new FlowTotals(country.Key, flow.Key, flow.Count(), Sum(flow, m => m.AmountSell), Sum(flow, m => m.AmountBuy)));

    private static IEnumerable<RateCandle> CandlesOf(IEnumerable<ProcessedMessage> pair) => pair
        .GroupBy(m => m.ReceivedMs / MinuteMs * MinuteMs)
        .OrderBy(minute => minute.Key)
        .Select(minute => new RateCandle(
            minute.Key,
            RateOf(minute.First()),
            minute.Select(RateOf).Max(),
            minute.Select(RateOf).Min(),
            RateOf(minute.Last()),
            minute.Count(),
            Sum(minute, m => m.AmountSell),
            Sum(minute, m => m.AmountBuy)));

    private IEnumerable<DayTotals> DaysOf() =>
        from day in Messages.GroupBy(m => m.ReceivedMs / DayMs * DayMs).OrderBy(day => day.Key)
        from currency in day.SelectMany(m => new[] { m.Message.Pair.From, m.Message.Pair.To }).Distinct().Order()
        let sales = day.Where(m => m.Message.Pair.From == currency).ToArray()
        let purchases = day.Where(m => m.Message.Pair.To == currency).ToArray()
        select new DayTotals(
            day.Key, currency, sales.Length, Sum(sales, m => m.AmountSell), purchases.Length, Sum(purchases, m => m.AmountBuy));

    private static Int128 Sum(IEnumerable<ProcessedMessage> messages, Func<TradeMessage, TradeAmount> amount) =>
        messages.Aggregate(Int128.Zero, (sum, m) => sum + amount(m.Message).Units);

    /// <summary>The quotient, rounded half up, in fractions of any size.</summary>
    private static TradeRate RateOf(ProcessedMessage message)
    {
        var twice = (BigInteger)message.Message.AmountBuy.Units * 20_000_000_000 / message.Message.AmountSell.Units;
        return TradeRate.FromUnits((long)BigInteger.Min((twice + 1) / 2, TradeRate.UnitsMax));
    }
}
