namespace Trading.LoadGenerator.Replaying;

/// <summary>How a line was answered: <c>OK</c> or one of the error codes of gateway.md, in its order.</summary>
internal enum ReplyStatus : byte
{
    Ok,
    Malformed,
    UnknownCommand,
    BadAmount,
    UnknownUser,
    InsufficientFunds,
    InsufficientShares,
    LessThanOneShare,
    NothingPending,
    NoTriggerAmount,
    QuoteUnavailable,
    LimitExceeded,
    Forbidden,
    Overloaded,
    Internal,

    /// <summary>A code that gateway.md does not have.</summary>
    Unknown,
}
