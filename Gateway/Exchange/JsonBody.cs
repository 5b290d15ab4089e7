using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>
/// A JSON object of known fields, read with all its faults. Fields that are not known, or there twice, are faults; <c>null</c> stands for a
/// field that is left out. No bytes
/// make it throw.
/// </summary>
internal abstract class JsonBody(FieldNames names)
{
    private const int ShortBytesMax = 64;

    private List<(int Place, FieldProblem Problem)>? _problems;
    private uint _seen;
    private uint _given;
    private uint _faulty;

    /// <summary>True where it is a JSON object; where it is not, that is the only fault.</summary>
    public bool IsObject { get; private set; } = true;

    /// <summary>True where no fault was found up to now.</summary>
    public bool IsFaultless => _problems is null;

    /// <summary>All faults: of the body as a whole, of known fields in their order, then the others.</summary>
    public IReadOnlyList<FieldProblem> Problems =>
        _problems is null ? [] : [.. _problems.OrderBy(problem => problem.Place).Select(problem => problem.Problem)];

    /// <summary>Adds what is wrong beside the body itself, such as a parameter of the query.</summary>
    public void AddProblem(FieldProblem problem) => (_problems ??= []).Add((names.Count, problem));

    /// <summary>Reads the value of a field that is not <c>null</c>.</summary>
    protected abstract void ReadValue(int field, ref Utf8JsonReader reader);

    /// <summary>Reads all fields.</summary>
    protected void ReadFields(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var expected = 0;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    ReadField(ref reader, ref expected);
                // Reads to the end: nothing may follow the object.
                reader.Read();
                return;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Told below.
        }

        IsObject = false;
        _problems = [(-1, new FieldProblem("", FaultCodes.Malformed, "the body is not a JSON object"))];
    }

    /// <summary>True where the field is there, right or wrong.</summary>
    protected bool IsGiven(int field) => (_given & Bit(field)) != 0;

    /// <summary>True where the field is there and nothing is wrong with it up to now.</summary>
    protected bool IsSound(int field) => (_given & ~_faulty & Bit(field)) != 0;

    /// <summary>Adds a fault of a field, the first of it only.</summary>
    protected void Fault(int field, string code, string message)
    {
        if ((_faulty & Bit(field)) != 0)
            return;
        _faulty |= Bit(field);
        (_problems ??= []).Add((field, new FieldProblem(names[field], code, message)));
    }

    /// <summary>Adds a fault where the field is not there.</summary>
    protected void Need(int field)
    {
        if (!IsGiven(field))
            Fault(field, FaultCodes.MissingField, "is missing");
    }

    /// <summary>Adds a fault where the field is there.</summary>
    protected void Refuse(int field, string message)
    {
        if (IsGiven(field))
            Fault(field, FaultCodes.Malformed, message);
    }

    /// <summary>A JSON string; null and a fault where it is another value.</summary>
    protected string? ReadText(int field, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        Fault(field, FaultCodes.Malformed, "is not a JSON string");
        return null;
    }

    /// <summary>A word of a table; the default and a fault where it is none.</summary>
    protected TEnum ReadWord<TEnum>(int field, ref Utf8JsonReader reader, WordTable<TEnum> words)
        where TEnum : unmanaged, Enum
    {
        Span<byte> text = stackalloc byte[ShortBytesMax];
        var value = default(TEnum);
        if (ReadShort(ref reader, text) is not { } length || !words.TryParse(text[..length], out value))
            Fault(field, FaultCodes.Malformed, $"is not one of {words.Choices}");
        return value;
    }

    /// <summary>A boolean; false and a fault where it is none.</summary>
    protected bool ReadBoolean(int field, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
            Fault(field, FaultCodes.Malformed, "is not true or false");
        return reader.TokenType == JsonTokenType.True;
    }

    /// <summary>
    /// A decimal in a JSON string, above zero or not below it; 0 and a fault where it is none. A JSON number is none: most clients cannot
    /// write one exactly.
    /// </summary>
    protected decimal ReadDecimal(int field, ref Utf8JsonReader reader, string code, bool canBeZero = false)
    {
        Span<byte> text = stackalloc byte[ShortBytesMax];
        if (reader.TokenType != JsonTokenType.String)
        {
            Fault(field, FaultCodes.Malformed, "is not a JSON string: decimals are written as strings");
            return 0;
        }

        if (ReadShort(ref reader, text) is { } length && Utf8Decimals.TryParse(text[..length], out var value) && (value > 0 || canBeZero))
            return value;
        Fault(field, code, canBeZero ? "is not a decimal of zero or more" : "is not a decimal above zero");
        return 0;
    }

    private static uint Bit(int field) => 1u << field;

    /// <summary>Copies a string that is short; null where it is another value or too long for any good one.</summary>
    private static int? ReadShort(ref Utf8JsonReader reader, scoped Span<byte> destination) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= destination.Length ? reader.CopyString(destination) : null;

    private void ReadField(ref Utf8JsonReader reader, ref int expected)
    {
        var field = names.Find(reader, expected);
        if (field < 0)
        {
            (_problems ??= []).Add((names.Count + 1, new FieldProblem(reader.GetString()!, FaultCodes.Malformed, "is not a known field")));
            reader.Skip();
            return;
        }

        expected = field + 1 == names.Count ? 0 : field + 1;
        if ((_seen & Bit(field)) != 0)
        {
            Fault(field, FaultCodes.Malformed, "is there twice");
            reader.Skip();
            return;
        }

        _seen |= Bit(field);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        _given |= Bit(field);
        ReadValue(field, ref reader);
        reader.Skip();
    }
}
