namespace Trading.Quotes;

/// <summary>Where prices come from: the quote server, or in a simulation something that runs by its clock.</summary>
public interface IQuoteSource
{
    /// <summary>
    /// Asks for a new price, in bounded time. Whatever goes wrong is told as a <see cref="QuoteFailure"/>; throws only where the token is
    /// cancelled.
    /// </summary>
    Task<QuoteReply> AskAsync(Symbol symbol, string user, CancellationToken cancellationToken);
}
