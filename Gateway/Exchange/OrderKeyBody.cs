using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>A body that names an order: <c>orderId</c> or <c>clientOrderId</c>, one of them.</summary>
/// <param name="names">The fields; these two are the last.</param>
/// <param name="orderIdField">The place of <c>orderId</c>; <c>clientOrderId</c> is the next.</param>
internal abstract class OrderKeyBody(FieldNames names, int orderIdField) : JsonBody(names)
{
    /// <summary>The name of the field with the order's id.</summary>
    protected const string OrderIdName = "orderId";

    /// <summary>The name of the field with the client's own id.</summary>
    protected const string ClientOrderIdName = "clientOrderId";

    /// <summary>The order, where there are no faults; null where the text is no id that any order has.</summary>
    public OrderKey? Key { get; private set; }

    private int ClientOrderIdField => orderIdField + 1;

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader)
    {
        if (ReadText(field, ref reader) is not { } text)
            return;
        if (field == orderIdField)
            Key = Guid.TryParseExact(text, "D", out var orderId) ? OrderKey.Of(orderId) : null;
        else if (ClientIds.IsValid(text))
            Key = OrderKey.Of(text);
        else
            Fault(field, FaultCodes.Malformed, ClientIds.Rule);
    }

    /// <summary>Adds a fault where not exactly one of the two is there.</summary>
    protected void CheckKey()
    {
        if (!IsObject)
            return;
        if (!IsGiven(ClientOrderIdField))
            Need(orderIdField);
        else if (IsGiven(orderIdField))
            Fault(ClientOrderIdField, FaultCodes.Malformed, "is there together with orderId: one of them is needed");
    }
}
