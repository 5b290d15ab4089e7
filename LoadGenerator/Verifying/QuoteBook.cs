namespace Trading.LoadGenerator.Verifying;

/// <summary>All prices that the quote server gave, by symbol and time.</summary>
/// <param name="toleranceMs">By how much times in the log may be off.</param>
internal sealed class QuoteBook(long toleranceMs)
{
    /// <summary>How long a price may be used, in milliseconds (day-trading.md).</summary>
    public const long LifeMs = 60_000;

    private readonly Dictionary<string, List<(long AtMs, long PriceCents)>> _quotes = new(StringComparer.Ordinal);

    /// <summary>How many prices there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a hit to the quote server; one that is there already does not count again.</summary>
    public void Add(in LogElement hit)
    {
        if (!_quotes.TryGetValue(hit.Symbol, out var quotes))
            _quotes.Add(hit.Symbol, quotes = []);
        var at = FirstAfter(quotes, hit.TimestampMs);
        var quote = (hit.TimestampMs, hit.FundsCents);
        if (at > 0 && quotes[at - 1] == quote)
            return;
        quotes.Insert(at, quote);
        Count++;
    }

    /// <summary>
    /// The prices in cents that may be used for a symbol at a time: those quoted within the 60 s before. Nearly always one or none.
    /// </summary>
    public List<long> ValidAt(string symbol, long atMs)
    {
        List<long> prices = [];
        if (!_quotes.TryGetValue(symbol, out var quotes))
            return prices;
        for (var i = FirstAfter(quotes, atMs + toleranceMs) - 1; i >= 0 && quotes[i].AtMs > atMs - LifeMs - toleranceMs; i--)
            if (!prices.Contains(quotes[i].PriceCents))
                prices.Add(quotes[i].PriceCents);
        return prices;
    }

    private static int FirstAfter(List<(long AtMs, long PriceCents)> quotes, long atMs)
    {
        var (low, high) = (0, quotes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (quotes[middle].AtMs <= atMs)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
