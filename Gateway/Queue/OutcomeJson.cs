using System.Buffers;
using System.Text.Json;
using Trading.Exchange;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Queue;

/// <summary>Makes outcomes, with the JSON that the HTTP door answers with.</summary>
internal static class OutcomeJson
{
    /// <summary>An order that was placed, cancelled or changed.</summary>
    public static QueueOutcome Of(OrderInfo order, Instrument instrument, ResponseType detail, int httpStatus) =>
        new(httpStatus, QueueOutcome.Ok, Write(json => OrderJson.Write(json, order, instrument, detail)));

    /// <summary>A refusal, with the order where there is one.</summary>
    public static QueueOutcome Of(ExchangeStatus status, (OrderInfo Order, Instrument Instrument)? order = null) =>
        Of(ExchangeProblem.HttpStatusOf(status), ExchangeStatusCodes.Of(status), ExchangeStatusCodes.MessageOf(status), [], order);

    /// <summary>Faulty fields. Where the form itself is wrong no later try can be right: the message is dead.</summary>
    public static QueueOutcome Of(IReadOnlyList<FieldProblem> faults)
    {
        var code = faults[0].Code;
        var formFault = faults.FirstOrDefault(fault => ExchangeProblem.HttpStatusOf(fault.Code) == 400);
        var outcome = Of(ExchangeProblem.HttpStatusOf(code), code, FaultCodes.MessageOf(code), faults, null);
        return formFault.Code is null ? outcome : outcome with { DeadReason = $"{formFault.Field} {formFault.Message}".TrimStart() };
    }

    private static QueueOutcome Of(
        int httpStatus, string code, string message, IReadOnlyList<FieldProblem> faults, (OrderInfo Order, Instrument Instrument)? order) =>
        new(httpStatus, code, Write(json => RefusalJson.Write(json, httpStatus, code, message, faults, order)));

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true });
        write(json);
        json.Flush();
        return bytes.WrittenMemory;
    }
}
