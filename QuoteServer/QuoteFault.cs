namespace Trading.QuoteServer;

/// <summary>What the stand-in does instead of answering properly. (A server that refuses connections is one that was stopped.)</summary>
public enum QuoteFault
{
    /// <summary>No fault: a proper answer.</summary>
    None,

    /// <summary>Takes the request and says nothing, until <see cref="QuoteFaultScript.Release"/>; then answers properly.</summary>
    Hang,

    /// <summary>A proper answer, byte by byte with pauses.</summary>
    SlowBytes,

    /// <summary>Closes the connection in the middle of a proper answer.</summary>
    CloseEarly,

    /// <summary>Closes the connection without a byte.</summary>
    CloseAtOnce,

    /// <summary>A line that is no answer.</summary>
    Nonsense,

    /// <summary>The answer for another symbol.</summary>
    WrongSymbol,

    /// <summary>The answer for another user.</summary>
    WrongUser,

    /// <summary>A price below zero.</summary>
    NegativePrice,

    /// <summary>A price with three decimals.</summary>
    ThreeDecimals,

    /// <summary>A price of 0.00.</summary>
    ZeroPrice,

    /// <summary>A timestamp that is no number.</summary>
    BadTimestamp,

    /// <summary>An answer without a cryptokey.</summary>
    NoCryptoKey,

    /// <summary>A line that goes on until the client hangs up.</summary>
    EndlessLine,
}
