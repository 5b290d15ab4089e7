using Orleans;

namespace Trading.Exchange;

/// <summary>
/// A request to change an open order, in the words of one who does not know its instrument: the account finds out what ticks and lots they
/// are.
/// </summary>
/// <param name="Key">The order.</param>
/// <param name="Price">The new price; 0 where it stays.</param>
/// <param name="Quantity">The new total quantity, what is filled included; 0 where it stays.</param>
/// <param name="RequestId">See <see cref="AmendOrder.RequestId"/>.</param>
[GenerateSerializer, Immutable, Alias("amend-terms")]
public readonly record struct AmendTerms(
    [property: Id(0)] OrderKey Key,
    [property: Id(1)] decimal Price,
    [property: Id(2)] decimal Quantity,
    [property: Id(3)] string? RequestId = null)
{
    /// <summary>The request in steps of an instrument; null where price or quantity is no multiple of its step.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="fault">The first of the two that is none.</param>
    public AmendOrder? On(Instrument instrument, out ExchangeStatus fault)
    {
        fault = ExchangeStatus.BadPrice;
        if (!Decimals.TryDivide(Price, instrument.Tick, out var ticks))
            return null;
        fault = ExchangeStatus.BadQuantity;
        if (!Decimals.TryDivide(Quantity, instrument.Lot, out var lots))
            return null;
        fault = ExchangeStatus.Ok;
        return new AmendOrder(Key, ticks, lots, RequestId);
    }
}
