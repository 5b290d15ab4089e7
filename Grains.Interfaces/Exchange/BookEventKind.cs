namespace Trading.Exchange;

/// <summary>What a book tells a user about an order. Numbers are stored: they are never changed or used again.</summary>
public enum BookEventKind : byte
{
    /// <summary>The order is in the book or was matched; its fills follow.</summary>
    Accepted = 0,

    /// <summary>The order was not taken; <see cref="BookEvent.Reason"/> says why. It is over.</summary>
    Rejected = 1,

    /// <summary>A trade of the order.</summary>
    Filled = 2,

    /// <summary>The order has another price or quantity.</summary>
    Amended = 3,

    /// <summary>It was not changed; <see cref="BookEvent.Reason"/> says why.</summary>
    AmendRefused = 4,

    /// <summary>It was not open.</summary>
    CancelRefused = 5,

    /// <summary>It is over; <see cref="BookEvent.Reason"/> is <see cref="OrderReason.None"/> where it is filled.</summary>
    Closed = 6,

    /// <summary>A fee for the house account; of no order.</summary>
    FeeCollected = 7,
}
