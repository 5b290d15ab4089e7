namespace Trading.Gateway.Market;

/// <summary>The fields of a trade message, in the order in which clients mostly write them and faults are told.</summary>
internal enum MessageField
{
    /// <summary>Who traded.</summary>
    UserId,

    /// <summary>The currency sold.</summary>
    CurrencyFrom,

    /// <summary>The currency bought.</summary>
    CurrencyTo,

    /// <summary>How much was sold.</summary>
    AmountSell,

    /// <summary>How much was bought.</summary>
    AmountBuy,

    /// <summary>The rate.</summary>
    Rate,

    /// <summary>When.</summary>
    TimePlaced,

    /// <summary>From where.</summary>
    OriginatingCountry,

    /// <summary>The idempotency key; may be left out.</summary>
    Id,
}
