using Orleans;

namespace Trading.Quotes;

/// <summary>A trigger as its quote grain knows it.</summary>
/// <param name="Price">The trigger price: a buy fires at or below it, a sell at or above it.</param>
/// <param name="TransactionNum">The transaction number of the SET_*_TRIGGER.</param>
/// <param name="SetAtMs">When it was set; Unix milliseconds. The oldest one's command is what a refresh is recorded under.</param>
[GenerateSerializer, Immutable, Alias("quote-trigger")]
public readonly record struct QuoteTrigger(
    [property: Id(0)] Money Price, [property: Id(1)] long TransactionNum, [property: Id(2)] long SetAtMs);
