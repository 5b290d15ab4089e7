namespace Trading.Quotes;

/// <summary>Why the quote server gave no valid answer.</summary>
public enum QuoteFailure
{
    /// <summary>It gave one.</summary>
    None,

    /// <summary>Too many requests are under way in this process; the server was not asked.</summary>
    Overloaded,

    /// <summary>There is no connection to be had.</summary>
    Unreachable,

    /// <summary>The attempt took too long.</summary>
    Deadline,

    /// <summary>The connection ended before the end of the line.</summary>
    ClosedEarly,

    /// <summary>The line is longer than any answer.</summary>
    TooLong,

    /// <summary>The line does not have five fields.</summary>
    Malformed,

    /// <summary>The answer is for another symbol.</summary>
    WrongSymbol,

    /// <summary>The answer is for another user.</summary>
    WrongUser,

    /// <summary>The price is not a positive number with at most two decimals, or is out of all bounds.</summary>
    BadPrice,

    /// <summary>The timestamp is not a whole number above zero.</summary>
    BadTimestamp,

    /// <summary>The cryptokey is missing, too long, or not printable ASCII.</summary>
    BadCryptoKey,
}
