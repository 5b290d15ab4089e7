using System.Collections.Concurrent;

namespace Trading.Quotes;

/// <summary>
/// The last quote of each symbol that this silo has seen; spares the call to the quote grain while it is valid. Holds only quotes whose hit
/// is in the audit log already. As large as there are symbols. Safe for use by many threads.
/// </summary>
public sealed class QuoteCache(QuoteCounters counters)
{
    private readonly ConcurrentDictionary<Symbol, Quote> _quotes = new();

    /// <summary>True where <see cref="Find"/> would find a quote; it does not count as a hit, as nobody uses the price.</summary>
    public bool Has(Symbol symbol, long nowMs) => _quotes.TryGetValue(symbol, out var quote) && quote.IsValidAt(nowMs);

    /// <summary>The symbol's quote where it is valid at <paramref name="nowMs"/> (Unix milliseconds), else null.</summary>
    public Quote? Find(Symbol symbol, long nowMs)
    {
        if (!_quotes.TryGetValue(symbol, out var quote) || !quote.IsValidAt(nowMs))
            return null;
        counters.CountCacheHit();
        return quote;
    }

    /// <summary>Keeps a quote, unless a younger one of its symbol is there.</summary>
    public void Put(Quote quote) =>
        _quotes.AddOrUpdate(
            quote.Symbol, static (_, put) => put, static (_, kept, put) => kept.QuotedAtMs > put.QuotedAtMs ? kept : put, quote);
}
