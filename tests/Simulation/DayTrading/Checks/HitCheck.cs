using Trading.Audit;

namespace Trading.Simulation.DayTrading;

/// <summary>
/// What the journal says of the quote server: every hit is one that it gave, and prices are used only while they are fresh.
/// </summary>
internal sealed class HitCheck
{
    private const long LifeMs = 60_000;

    /// <summary>Clocks differ between nodes; a quote of another node may seem to be that much younger or older.</summary>
    private const long ClockErrorMs = 40_000;

    private readonly ILookup<(string Symbol, decimal Price), long> times;
    private readonly ILookup<string, (decimal Price, long TimeMs)> bySymbol;

    internal HitCheck(Books books, SimulatedQuotes quotes)
    {
        var given = quotes.Given.Select(price => (price.Symbol, price.Cents)).ToHashSet();
        foreach (var hit in books.Hits)
        {
            SimulationFailedException.Unless(
                given.Contains((hit.Event.Symbol.ToString(), hit.Event.Price.Cents)),
                $"The quote server never gave {hit.Event.Price} in {hit}.");
        }

        times = books.Hits.ToLookup(hit => (hit.Event.Symbol.ToString(), Dollars(hit.Event.Price)), hit => hit.Event.TimeMs);
        bySymbol = books.Hits.ToLookup(hit => hit.Event.Symbol.ToString(), hit => (Dollars(hit.Event.Price), hit.Event.TimeMs));
    }

    internal static decimal Dollars(Money amount) => amount.Micros / 1_000_000m;

    /// <summary>Checks that the price an entry used was recorded as a hit, and was fresh; returns when it was quoted.</summary>
    internal long CheckUse(JournalEntry entry)
    {
        var e = entry.Event;
        var found = times[(e.Symbol.ToString(), Dollars(e.Price))].Where(timeMs => IsFresh(timeMs, e.TimeMs)).ToList();
        SimulationFailedException.Unless(found.Count > 0, $"The price {e.Price} of {entry} was not recorded in the minute before.");
        return found.Max();
    }

    /// <summary>The prices of a symbol that were fresh at a time.</summary>
    internal IEnumerable<decimal> FreshAt(string symbol, long timeMs) =>
        bySymbol[symbol].Where(hit => IsFresh(hit.TimeMs, timeMs)).Select(hit => hit.Price);

    /// <summary>The hits of a symbol in a time, both ends included.</summary>
    internal IEnumerable<(decimal Price, long TimeMs)> Between(string symbol, long fromMs, long untilMs) =>
        bySymbol[symbol].Where(hit => hit.TimeMs >= fromMs && hit.TimeMs <= untilMs);

    private static bool IsFresh(long quotedAtMs, long nowMs) =>
        nowMs - quotedAtMs < LifeMs + ClockErrorMs && quotedAtMs - nowMs <= ClockErrorMs;
}
