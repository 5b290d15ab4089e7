namespace Trading.Gateway.Http.Exchange;

/// <summary>What <c>responseType</c> <c>ACK</c> tells of an order.</summary>
/// <param name="OrderId">Its id, a UUID of version 7.</param>
/// <param name="ClientOrderId">The client's own name for it.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Status">As in <see cref="OrderDocument"/>.</param>
/// <param name="Reason">As in <see cref="OrderDocument"/>.</param>
/// <param name="CreatedAt">When it was taken.</param>
internal sealed record OrderAckDocument(
    Guid OrderId,
    string? ClientOrderId,
    string Symbol,
    string Status,
    string? Reason,
    DateTimeOffset CreatedAt);
