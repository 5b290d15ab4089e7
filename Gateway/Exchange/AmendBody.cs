using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>
/// The body of a request to change an order: <c>{"price","quantity"}</c>, one of them or both, and, where nothing beside it names the
/// order, <c>orderId</c> or <c>clientOrderId</c>. <see cref="Read"/>, then <see cref="ToTerms"/>; and, where there are faults or the account
/// finds some, <see cref="CheckSteps"/>, once. All its faults are told together.
/// </summary>
internal sealed class AmendBody : OrderKeyBody
{
    private const int Price = 0;
    private const int Quantity = 1;
    private const int KeyFields = 2;

    private static readonly FieldNames Names = new("price", "quantity");
    private static readonly FieldNames NamesWithKey = new("price", "quantity", OrderIdName, ClientOrderIdName);

    private decimal _price;
    private decimal _quantity;

    private AmendBody(FieldNames names)
        : base(names, KeyFields)
    {
    }

    /// <summary>Reads a body. What depends on the instrument is not checked yet.</summary>
    public static AmendBody Read(ReadOnlySpan<byte> json)
    {
        var body = new AmendBody(Names);
        body.ReadChange(json);
        return body;
    }

    /// <summary>Reads a body that names its order.</summary>
    public static AmendBody ReadWithKey(ReadOnlySpan<byte> json)
    {
        var body = new AmendBody(NamesWithKey);
        body.ReadChange(json);
        body.CheckKey();
        return body;
    }

    /// <summary>The change that is asked for; null where there are faults.</summary>
    /// <param name="key">The order.</param>
    public AmendTerms? ToTerms(OrderKey key) => IsFaultless ? new AmendTerms(key, _price, _quantity) : null;

    /// <summary>Adds the faults that show only where the order's instrument is known.</summary>
    public void CheckSteps(Instrument instrument)
    {
        if (IsSound(Price) && !Decimals.TryDivide(_price, instrument.Tick, out _))
            Fault(Price, FaultCodes.BadPrice, $"is not a multiple of the tick {Decimals.Format(instrument.Tick)}");
        if (IsSound(Quantity) && !Decimals.TryDivide(_quantity, instrument.Lot, out _))
            Fault(Quantity, FaultCodes.BadQuantity, $"is not a multiple of the lot {Decimals.Format(instrument.Lot)}");
    }

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader)
    {
        if (field == Price)
            _price = ReadDecimal(field, ref reader, FaultCodes.BadPrice);
        else if (field == Quantity)
            _quantity = ReadDecimal(field, ref reader, FaultCodes.BadQuantity);
        else
            base.ReadValue(field, ref reader);
    }

    private void ReadChange(ReadOnlySpan<byte> json)
    {
        ReadFields(json);
        if (IsObject && !IsGiven(Quantity))
            Need(Price);
    }
}
