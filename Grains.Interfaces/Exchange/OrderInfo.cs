using System.Collections.Immutable;
using Orleans;

namespace Trading.Exchange;

/// <summary>An order as its user sees it.</summary>
[GenerateSerializer, Immutable, Alias("order-info")]
public sealed record OrderInfo
{
    /// <summary>Its id: a GUID in time order (UUID version 7).</summary>
    [Id(0)]
    public required Guid OrderId { get; init; }

    /// <summary>What was asked for; with price and quantity as last amended.</summary>
    [Id(1)]
    public required PlaceOrder Request { get; init; }

    /// <summary>How far it is.</summary>
    [Id(2)]
    public OrderStatus Status { get; init; }

    /// <summary>Why it was rejected or ended unfilled.</summary>
    [Id(3)]
    public OrderReason Reason { get; init; }

    /// <summary>Lots filled.</summary>
    [Id(4)]
    public long FilledLots { get; init; }

    /// <summary>What the filled lots cost or brought without fees, in units of the quote asset.</summary>
    [Id(5)]
    public long FilledQuote { get; init; }

    /// <summary>When the account took it; Unix milliseconds.</summary>
    [Id(6)]
    public long CreatedMs { get; init; }

    /// <summary>When the book received it; 0 where it did not (yet). Unix milliseconds.</summary>
    [Id(7)]
    public long ReceivedMs { get; init; }

    /// <summary>When it last changed; Unix milliseconds.</summary>
    [Id(8)]
    public long UpdatedMs { get; init; }

    /// <summary>Its fills, oldest first; of an order with very many the last ones.</summary>
    [Id(9)]
    public ImmutableArray<OrderFill> Fills { get; init; } = [];

    /// <summary>Its place among all orders of the user: grows by one with each. A cursor of lists.</summary>
    [Id(10)]
    public long Sequence { get; init; }

    /// <summary>True while it may still trade.</summary>
    public bool IsOpen => Status is OrderStatus.New or OrderStatus.PartiallyFilled;
}
