using Orleans;

namespace Trading.Quotes;

/// <summary>The price of one stock and the triggers that wait for it; the key is the symbol.</summary>
[Alias("quote-grain")]
public interface IQuoteGrain : IGrainWithStringKey
{
    /// <summary>
    /// The valid quote, asking the quote server where there is none: once, however many callers wait. A hit is in the audit log before
    /// anybody sees its price.
    /// </summary>
    /// <returns>The quote, or null where the server gave no valid price in time (<c>quote_unavailable</c>).</returns>
    [Alias("get")]
    Task<Quote?> GetAsync(QuoteCause cause);

    /// <summary>
    /// Says what a user waits for on this symbol, replacing what was said before unless that was newer. The triggers are checked at once
    /// against a valid quote (one is fetched where there is none) and then on every fresh one; while any wait, the price is refreshed as
    /// soon as it expires. The list is soft state: the accounts own the triggers and say them again after a restart.
    /// </summary>
    [Alias("set-triggers")]
    Task SetTriggersAsync(string user, SymbolTriggers triggers);
}
