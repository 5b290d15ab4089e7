using Orleans;

namespace Trading.Exchange;

/// <summary>A fill in a user's list of fills.</summary>
/// <param name="Sequence">Its place among all fills of the user, from 1.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">The order's side.</param>
/// <param name="Fill">The trade.</param>
[GenerateSerializer, Immutable, Alias("fill-info")]
public readonly record struct FillInfo(
    [property: Id(0)] long Sequence,
    [property: Id(1)] Guid OrderId,
    [property: Id(2)] string Symbol,
    [property: Id(3)] OrderSide Side,
    [property: Id(4)] OrderFill Fill);
