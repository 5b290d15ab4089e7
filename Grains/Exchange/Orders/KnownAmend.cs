namespace Trading.Exchange;

/// <summary>An amendment whose request had an id, and how it ended.</summary>
internal sealed class KnownAmend(AmendDecided decided)
{
    /// <summary>What was decided.</summary>
    public AmendDecided Decided => decided;

    /// <summary>How it ended; where the book has not answered yet, as if it agreed.</summary>
    public ExchangeStatus Status { get; set; } = decided.Status;

    /// <summary>True where a request asks for the same.</summary>
    public bool IsFor(Guid orderId, AmendOrder amend) =>
        (decided.OrderId, decided.Ticks, decided.Lots) == (orderId, amend.Ticks, amend.Lots);
}
