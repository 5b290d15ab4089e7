namespace Trading.Exchange;

/// <summary>What a book knows of an open order beside its place in the order book.</summary>
/// <param name="member">Whose it is.</param>
/// <param name="order">The number of the command that placed it.</param>
internal sealed class OpenOrder(BookMember member, long order)
{
    /// <summary>Whose it is.</summary>
    public BookMember Member => member;

    /// <summary>The number of the command that placed it.</summary>
    public long Order => order;

    /// <summary>Σ notional × rate of its fills: the exact fee in millionths of a unit.</summary>
    public Int128 FeeParts { get; set; }

    /// <summary>The fee charged so far, in units of the quote asset.</summary>
    public long FeeCharged { get; set; }

    /// <summary>
    /// The fee of one more fill. Fees round up once for the order and not for each fill, so that however it is filled it never costs more
    /// than was reserved.
    /// </summary>
    public long Charge(Int128 notional, long rate)
    {
        FeeParts += notional * rate;
        var fee = (long)((FeeParts + (Instrument.FeeParts - 1)) / Instrument.FeeParts) - FeeCharged;
        FeeCharged += fee;
        return fee;
    }
}
