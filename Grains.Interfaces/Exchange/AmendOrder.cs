using Orleans;

namespace Trading.Exchange;

/// <summary>A request to change an open order.</summary>
/// <param name="Key">The order.</param>
/// <param name="Ticks">The new price in ticks; 0 to keep it.</param>
/// <param name="Lots">The new total quantity in lots, what is filled included; 0 to keep it.</param>
/// <param name="RequestId">
/// The request's own id, 1 to 64 printable ASCII characters: the same one again has no second effect; null for none.
/// </param>
[GenerateSerializer, Immutable, Alias("amend-order")]
public readonly record struct AmendOrder(
    [property: Id(0)] OrderKey Key, [property: Id(1)] long Ticks, [property: Id(2)] long Lots, [property: Id(3)] string? RequestId = null);
