using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Writes refusals of the exchange as problem details (RFC 9457), the same on every door.</summary>
internal static class RefusalJson
{
    /// <summary>Writes a refusal as an object.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="httpStatus">The HTTP status.</param>
    /// <param name="code">The stable code.</param>
    /// <param name="message">What it means.</param>
    /// <param name="faults">All faulty fields; none where the fault is none of a field.</param>
    /// <param name="order">The order, where there is one.</param>
    public static void Write(
        Utf8JsonWriter json,
        int httpStatus,
        string code,
        string message,
        IReadOnlyList<FieldProblem> faults,
        (OrderInfo Order, Instrument Instrument)? order)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, $"urn:trading:{code}");
        json.WriteString("title"u8, message);
        json.WriteNumber("status"u8, httpStatus);
        json.WriteString("code"u8, code);
        if (faults.Count > 0)
            WriteFaults(json, faults);
        if (order is { } known)
        {
            json.WritePropertyName("order"u8);
            OrderJson.Write(json, known.Order, known.Instrument);
        }

        json.WriteEndObject();
    }

    private static void WriteFaults(Utf8JsonWriter json, IReadOnlyList<FieldProblem> faults)
    {
        json.WriteStartArray("errors"u8);
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("field"u8, fault.Field);
            json.WriteString("code"u8, fault.Code);
            json.WriteString("message"u8, fault.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
