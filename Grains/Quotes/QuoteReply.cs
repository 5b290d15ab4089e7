namespace Trading.Quotes;

/// <summary>
/// What came of asking the quote server once. The default is no valid reply: only <see cref="Ok"/> and <see cref="Failed"/> make one.
/// </summary>
public readonly record struct QuoteReply
{
    /// <summary>Why there is no price; <see cref="QuoteFailure.None"/> where there is one.</summary>
    public QuoteFailure Failure { get; private init; }

    /// <summary>The price, above zero, whole cents; zero after a failure.</summary>
    public Money Price { get; private init; }

    /// <summary>The server's own time stamp; Unix milliseconds.</summary>
    public long ServerTimeMs { get; private init; }

    /// <summary>The server's signature, printable ASCII; empty after a failure.</summary>
    public string CryptoKey { get; private init; }

    /// <summary>A valid answer.</summary>
    public static QuoteReply Ok(Money price, long serverTimeMs, string cryptoKey)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price.Micros, nameof(price));
        return new QuoteReply { Price = price, ServerTimeMs = serverTimeMs, CryptoKey = cryptoKey };
    }

    /// <summary>No valid answer.</summary>
    public static QuoteReply Failed(QuoteFailure failure)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)failure, (int)QuoteFailure.None, nameof(failure));
        return new QuoteReply { Failure = failure, CryptoKey = "" };
    }
}
