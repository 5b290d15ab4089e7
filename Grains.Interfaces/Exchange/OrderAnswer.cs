using Orleans;

namespace Trading.Exchange;

/// <summary>The answer to a request about an order.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Order">The order as it is now; null where there is none.</param>
/// <param name="IsRepeat">True where the order had been placed before under the same client order id.</param>
[GenerateSerializer, Immutable, Alias("order-answer")]
public sealed record OrderAnswer(
    [property: Id(0)] ExchangeStatus Status, [property: Id(1)] OrderInfo? Order, [property: Id(2)] bool IsRepeat = false);
