namespace Trading.Exchange;

/// <summary>The side of an order. Stored: numbers are only added.</summary>
public enum Side : byte
{
    /// <summary>Takes the base asset, pays in the quote asset.</summary>
    Buy,

    /// <summary>Gives the base asset, is paid in the quote asset.</summary>
    Sell,
}
