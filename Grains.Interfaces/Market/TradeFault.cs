namespace Trading.Market;

/// <summary>
/// Why a message is refused: faults of a field, of a message, and of a request. The words on the wire are <see
/// cref="MarketWords.Faults"/>. Numbers are stored and never used
/// again.
/// </summary>
public enum TradeFault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>The body is not JSON.</summary>
    NotJson = 1,

    /// <summary>The body, or an item of the array, is not an object.</summary>
    NotAnObject = 2,

    /// <summary>The body is longer than is taken.</summary>
    BodyTooLarge = 3,

    /// <summary>The body is clearly of another type.</summary>
    UnsupportedMediaType = 4,

    /// <summary>The array has no item, or more than are taken.</summary>
    BadItemCount = 5,

    /// <summary>The caller sends more than it may.</summary>
    RateLimited = 6,

    /// <summary>More messages wait than are kept.</summary>
    QueueFull = 7,

    /// <summary>A field is missing or null.</summary>
    Missing = 8,

    /// <summary>A field comes twice.</summary>
    Duplicate = 9,

    /// <summary>A field is of another JSON type.</summary>
    WrongType = 10,

    /// <summary>A text is too short or too long.</summary>
    BadLength = 11,

    /// <summary>A text holds characters that are not allowed.</summary>
    BadCharacters = 12,

    /// <summary>The currency is not of ISO 4217.</summary>
    UnknownCurrency = 13,

    /// <summary>Both currencies are the same.</summary>
    SameCurrency = 14,

    /// <summary>The country is not of ISO 3166-1.</summary>
    UnknownCountry = 15,

    /// <summary>Not a number.</summary>
    NotANumber = 16,

    /// <summary>A number of zero or less.</summary>
    NotPositive = 17,

    /// <summary>A number above the largest that is kept, or one that is rounded to zero.</summary>
    OutOfRange = 18,

    /// <summary>The time is in none of the forms that are read.</summary>
    BadTime = 19,

    /// <summary>The time is more than five minutes ahead.</summary>
    InFuture = 20,

    /// <summary>Something had to be repaired, and the caller asked for strictness.</summary>
    StrictWarning = 21,

    /// <summary>The amounts and the rate do not agree, and the caller asked for strictness.</summary>
    StrictMismatch = 22,

    /// <summary>A failure inside; the outcome is unknown.</summary>
    Internal = 23,
}
