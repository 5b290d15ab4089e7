namespace Trading.Gateway.Exchange;

/// <summary>Names an order to be cancelled: <c>{"orderId"}</c> or <c>{"clientOrderId"}</c>.</summary>
internal sealed class CancelBody : OrderKeyBody
{
    private static readonly FieldNames Names = new(OrderIdName, ClientOrderIdName);

    private CancelBody()
        : base(Names, orderIdField: 0)
    {
    }

    /// <summary>Reads an object.</summary>
    public static CancelBody Read(ReadOnlySpan<byte> json)
    {
        var body = new CancelBody();
        body.ReadFields(json);
        body.CheckKey();
        return body;
    }
}
