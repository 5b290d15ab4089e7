using Trading.Exchange;

namespace Trading.Gateway.History;

/// <summary>A row of table <c>orders</c>, as far as later events change it or need it.</summary>
internal sealed class HistoryOrder
{
    /// <summary>How events name it.</summary>
    public required OrderName Name { get; init; }

    /// <summary>Its place among all orders of the user.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its id.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Buy or sell.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>What was asked for; null where the row is there already, and that part of it with it.</summary>
    public PlaceOrder? Request { get; init; }

    /// <summary>When the account took it; Unix milliseconds. Only where there is a <see cref="Request"/>.</summary>
    public long CreatedMs { get; init; }

    /// <summary>The price now; ticks.</summary>
    public required long Ticks { get; set; }

    /// <summary>The total quantity now; lots.</summary>
    public required long Lots { get; set; }

    /// <summary>How far it is.</summary>
    public OrderStatus Status { get; set; }

    /// <summary>Why it ended unfilled.</summary>
    public OrderReason Reason { get; set; }

    /// <summary>Lots filled.</summary>
    public long FilledLots { get; set; }

    /// <summary>What they cost or brought without fees; units of the quote asset.</summary>
    public long FilledQuote { get; set; }

    /// <summary>When the book received it, or 0; Unix milliseconds.</summary>
    public long ReceivedMs { get; set; }

    /// <summary>When it last changed; Unix milliseconds.</summary>
    public long UpdatedMs { get; set; }

    /// <summary>True while it may still trade.</summary>
    public bool IsOpen => Status is OrderStatus.New or OrderStatus.PartiallyFilled;
}
