using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>The body of a request to halt or resume an instrument: <c>{"status":"trading"|"halted"}</c>.</summary>
internal sealed class InstrumentStatusBody : JsonBody
{
    private const int StatusField = 0;

    private static readonly FieldNames Names = new("status");

    private InstrumentStatusBody()
        : base(Names)
    {
    }

    /// <summary>The status that is asked for.</summary>
    public InstrumentStatus Status { get; private set; }

    /// <summary>Reads a body.</summary>
    public static InstrumentStatusBody Read(ReadOnlySpan<byte> json)
    {
        var body = new InstrumentStatusBody();
        body.ReadFields(json);
        if (body.IsObject)
            body.Need(StatusField);
        return body;
    }

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader) =>
        Status = ReadWord(field, ref reader, ExchangeWords.InstrumentStatuses);
}
