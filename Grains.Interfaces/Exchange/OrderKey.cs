using Orleans;

namespace Trading.Exchange;

/// <summary>Names an order of a user: by its id, or by the client's own.</summary>
/// <param name="OrderId">The id; empty where the other is given.</param>
/// <param name="ClientOrderId">The client's id, or null.</param>
[GenerateSerializer, Immutable, Alias("order-key")]
public readonly record struct OrderKey([property: Id(0)] Guid OrderId, [property: Id(1)] string? ClientOrderId)
{
    /// <summary>An order by its id.</summary>
    public static OrderKey Of(Guid orderId) => new(orderId, null);

    /// <summary>An order by the client's id.</summary>
    public static OrderKey Of(string clientOrderId) => new(default, clientOrderId);
}
