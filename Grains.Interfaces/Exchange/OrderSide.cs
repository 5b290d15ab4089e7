namespace Trading.Exchange;

/// <summary>Which way an order trades the base asset. Numbers are stored: they are never changed or used again.</summary>
public enum OrderSide : byte
{
    /// <summary>Buys the base asset with the quote asset.</summary>
    Buy = 0,

    /// <summary>Sells the base asset for the quote asset.</summary>
    Sell = 1,
}
