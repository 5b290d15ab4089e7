using Orleans;

namespace Trading.Exchange;

/// <summary>Which of a user's orders or fills to list, newest first.</summary>
/// <param name="Symbol">Of this instrument only; null for all.</param>
/// <param name="Before">
/// Only what has a smaller <see cref="OrderInfo.Sequence"/> (or <see cref="FillInfo.Sequence"/>); 0 for the newest.
/// </param>
/// <param name="Limit">At most so many.</param>
[GenerateSerializer, Immutable, Alias("order-query")]
public readonly record struct OrderQuery([property: Id(0)] string? Symbol, [property: Id(1)] long Before, [property: Id(2)] int Limit);
