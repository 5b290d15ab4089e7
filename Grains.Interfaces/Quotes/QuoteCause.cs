using Orleans;

namespace Trading.Quotes;

/// <summary>The command that a hit to the quote server is recorded under.</summary>
/// <param name="User">The user of the command.</param>
/// <param name="TransactionNum">Its transaction number.</param>
[GenerateSerializer, Immutable, Alias("quote-cause")]
public readonly record struct QuoteCause([property: Id(0)] string User, [property: Id(1)] long TransactionNum);
