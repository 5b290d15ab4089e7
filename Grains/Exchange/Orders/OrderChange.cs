namespace Trading.Exchange;

/// <summary>A cancel or an amendment that a book has not answered, and what it answered then.</summary>
internal sealed class OrderChange(Guid orderId)
{
    /// <summary>The order.</summary>
    public Guid OrderId => orderId;

    /// <summary>Why the book refused it; <see cref="OrderReason.None"/> where it did not.</summary>
    public OrderReason Refusal { get; set; }
}
