namespace Trading.Accounts;

/// <summary>
/// How a command ended (gateway.md). Numbers are stored: they are never changed or used again. The name on the wire is
/// <see cref="StatusCodes.Of"/>.
/// </summary>
public enum Status : byte
{
    /// <summary>Executed.</summary>
    Ok = 0,

    /// <summary>The line or body is not a command with the right arguments.</summary>
    Malformed = 1,

    /// <summary>There is no command of that name.</summary>
    UnknownCommand = 2,

    /// <summary>The amount or price is not a number above zero with at most two decimals.</summary>
    BadAmount = 3,

    /// <summary>The user has no account: nothing was ever added to it.</summary>
    UnknownUser = 4,

    /// <summary>Less cash than the command needs.</summary>
    InsufficientFunds = 5,

    /// <summary>Fewer shares than the command needs.</summary>
    InsufficientShares = 6,

    /// <summary>The amount is less than the price of one share.</summary>
    LessThanOneShare = 7,

    /// <summary>No pending buy or sell that is under 60 s old.</summary>
    NothingPending = 8,

    /// <summary>No amount was set for a trigger on this symbol.</summary>
    NoTriggerAmount = 9,

    /// <summary>The quote server gave no valid price in time.</summary>
    QuoteUnavailable = 10,

    /// <summary>A balance would pass what the system holds (<see cref="Money.Max"/>).</summary>
    LimitExceeded = 11,

    /// <summary>The caller may not do this.</summary>
    Forbidden = 12,

    /// <summary>Too much is under way; nothing was done; try again later.</summary>
    Overloaded = 13,

    /// <summary>A failure inside; the outcome is unknown; ask again in the same session.</summary>
    Internal = 14,
}
