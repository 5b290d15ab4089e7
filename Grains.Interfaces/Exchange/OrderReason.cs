namespace Trading.Exchange;

/// <summary>
/// Why an order was rejected or ended unfilled, or a request for it was refused. Numbers are stored: they are never changed or used again.
/// </summary>
public enum OrderReason : byte
{
    /// <summary>No reason: it is open or filled.</summary>
    None = 0,

    /// <summary>Its user cancelled it.</summary>
    User = 1,

    /// <summary>What was left of a market or <c>IOC</c> order found nothing to trade with.</summary>
    Unfilled = 2,

    /// <summary>A <c>FOK</c> order could not be filled whole.</summary>
    Killed = 3,

    /// <summary>It would have traded with an order of the same user.</summary>
    SelfTrade = 4,

    /// <summary>It was post-only and would have taken.</summary>
    PostOnly = 5,

    /// <summary>Its instrument was halted.</summary>
    Halted = 6,

    /// <summary>The account had too little.</summary>
    Funds = 7,

    /// <summary>A number would pass what the system holds.</summary>
    Limit = 8,

    /// <summary>The order to change was no longer open.</summary>
    NotOpen = 9,
}
