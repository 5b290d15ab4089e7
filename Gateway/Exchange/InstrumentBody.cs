using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>
/// The body of a request for a new instrument: <c>{"symbol","base","quote","tick","lot","minNotional","makerFee","takerFee"}</c>, the last
/// three optional. All its
/// faults are told together.
/// </summary>
internal sealed class InstrumentBody : JsonBody
{
    private const int FirstDecimal = 3;
    private const int FirstOptional = 5;

    private static readonly string[] Fields = ["symbol", "base", "quote", "tick", "lot", "minNotional", "makerFee", "takerFee"];

    private static readonly FieldNames Names = new(Fields);

    private readonly string?[] _texts = new string?[FirstDecimal];
    private readonly decimal[] _decimals = new decimal[Fields.Length];

    private InstrumentBody()
        : base(Names)
    {
    }

    /// <summary>Reads a body.</summary>
    public static InstrumentBody Read(ReadOnlySpan<byte> json)
    {
        var body = new InstrumentBody();
        body.ReadFields(json);
        return body;
    }

    /// <summary>The instrument that is asked for, or null where there are faults.</summary>
    public Instrument? ToInstrument()
    {
        if (!IsObject)
            return null;
        for (var field = 0; field < FirstOptional; field++)
            Need(field);
        var terms = new InstrumentTerms(
            _texts[0] ?? "", _texts[1] ?? "", _texts[2] ?? "", _decimals[3], _decimals[4], _decimals[5], _decimals[6], _decimals[7]);
        var instrument = Instrument.Create(terms, out var faults);
        foreach (var fault in faults.Where(IsItsOwn))
            Fault(Array.IndexOf(Fields, fault), FaultCodes.BadInstrument, InstrumentRules.Of(fault));
        return IsFaultless ? instrument : null;
    }

    /// <summary>False where the field is judged by others that are themselves faulty.</summary>
    private bool IsItsOwn(string fault) => fault switch
    {
        "symbol" => IsSound(1) && IsSound(2),
        "tick" => IsSound(2) && IsSound(4),
        _ => true,
    };

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader)
    {
        if (field < FirstDecimal)
            _texts[field] = ReadText(field, ref reader);
        else
            _decimals[field] = ReadDecimal(field, ref reader, FaultCodes.BadInstrument, canBeZero: field >= FirstOptional);
    }
}
