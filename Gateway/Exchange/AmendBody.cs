using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>
/// The body of a request to change an order: <c>{"price","quantity"}</c>, one of them or both. <see cref="Read"/>, find the order and its
/// instrument, then
/// <see cref="ToAmend"/>, once. All its faults are told together.
/// </summary>
internal sealed class AmendBody : JsonBody
{
    private const int Price = 0;
    private const int Quantity = 1;

    private static readonly FieldNames Names = new("price", "quantity");

    private decimal _price;
    private decimal _quantity;

    private AmendBody()
        : base(Names)
    {
    }

    /// <summary>Reads a body. What depends on the instrument is not checked yet.</summary>
    public static AmendBody Read(ReadOnlySpan<byte> json)
    {
        var body = new AmendBody();
        body.ReadFields(json);
        if (body.IsObject && !body.IsGiven(Quantity))
            body.Need(Price);
        return body;
    }

    /// <summary>The change that is asked for, or null where there are faults.</summary>
    /// <param name="key">The order.</param>
    /// <param name="instrument">Its instrument.</param>
    public AmendOrder? ToAmend(OrderKey key, Instrument instrument)
    {
        var (ticks, lots) = (0L, 0L);
        if (IsSound(Price) && !Decimals.TryDivide(_price, instrument.Tick, out ticks))
            Fault(Price, FaultCodes.BadPrice, $"is not a multiple of the tick {Decimals.Format(instrument.Tick)}");
        if (IsSound(Quantity) && !Decimals.TryDivide(_quantity, instrument.Lot, out lots))
            Fault(Quantity, FaultCodes.BadQuantity, $"is not a multiple of the lot {Decimals.Format(instrument.Lot)}");
        return IsFaultless ? new AmendOrder(key, ticks, lots) : null;
    }

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader)
    {
        if (field == Price)
            _price = ReadDecimal(field, ref reader, FaultCodes.BadPrice);
        else
            _quantity = ReadDecimal(field, ref reader, FaultCodes.BadQuantity);
    }
}
