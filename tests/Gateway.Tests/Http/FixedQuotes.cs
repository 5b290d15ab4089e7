using Trading.Quotes;

namespace Trading.Gateway.Tests.Http;

/// <summary>Every stock costs 10.00, but <c>BAD</c> has no price.</summary>
internal sealed class FixedQuotes : IQuoteSource
{
    private static readonly Symbol Broken = Symbol.Parse("BAD");

    public Task<QuoteReply> AskAsync(Symbol symbol, string user, CancellationToken cancellationToken) =>
        Task.FromResult(symbol == Broken ? QuoteReply.Failed(QuoteFailure.Deadline) : QuoteReply.Ok(Money.FromCents(1_000), 1, "key"));
}
