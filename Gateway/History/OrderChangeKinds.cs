using Trading.Exchange;

namespace Trading.Gateway.History;

/// <summary>The words of <c>order_events.kind</c>. They are stored: words only get more.</summary>
internal static class OrderChangeKinds
{
    /// <summary>The account took the order.</summary>
    public const string Placed = "placed";

    /// <summary>The account or the book did not take the order.</summary>
    public const string Rejected = "rejected";

    /// <summary>The word of what a user asked for an open order.</summary>
    public static string Of(BookCommandKind kind) => kind switch
    {
        BookCommandKind.Amend => "amend_requested",
        BookCommandKind.Cancel => "cancel_requested",
        _ => throw new FormatException($"A request of kind {(byte)kind} changes no order."),
    };

    /// <summary>The word of what a book told about an order.</summary>
    public static string Of(BookEventKind kind) => kind switch
    {
        BookEventKind.Accepted => "accepted",
        BookEventKind.Rejected => Rejected,
        BookEventKind.Filled => "filled",
        BookEventKind.Amended => "amended",
        BookEventKind.AmendRefused => "amend_refused",
        BookEventKind.CancelRefused => "cancel_refused",
        BookEventKind.Closed => "closed",
        _ => throw new FormatException($"A book's event of kind {(byte)kind} is of no order."),
    };
}
