using System.Text.Json;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Queue;

/// <summary>
/// The body of a message about an order that is there (exchange.md, "RabbitMQ"): <c>{"cancel": id}</c>,
/// <c>{"cancel": {"orderId"|"clientOrderId"}}</c>, or <c>{"amend": {"orderId"|"clientOrderId","price","quantity"}}</c>.
/// </summary>
internal sealed class ChangeBody : JsonBody
{
    private const int Cancel = 0;
    private const int Amend = 1;

    private static readonly FieldNames Names = new("cancel", "amend");

    private readonly int _field;
    private Range _value;
    private OrderKey? _key;
    private bool _isId;

    private ChangeBody(RequestKind kind)
        : base(Names) => _field = kind == RequestKind.Cancel ? Cancel : Amend;

    /// <summary>The change; null for a cancel, and where the body itself has faults.</summary>
    public AmendBody? Change { get; private set; }

    /// <summary>The order, where there are no faults; null where the text is no id that any order has.</summary>
    public OrderKey? Key { get; private set; }

    /// <summary>Tells by its first field what a body is.</summary>
    public static RequestKind KindOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject
                || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
                return RequestKind.Place;
            return Names.Find(reader, Cancel) switch
            {
                Cancel => RequestKind.Cancel,
                Amend => RequestKind.Amend,
                _ => RequestKind.Place,
            };
        }
        catch (JsonException)
        {
            return RequestKind.Place;
        }
    }

    /// <summary>Reads a body of one of the two kinds with all its faults, those of what is inside too.</summary>
    public static ChangeBody Read(ReadOnlySpan<byte> json, RequestKind kind)
    {
        var body = new ChangeBody(kind);
        body.ReadFields(json);
        body.Refuse(Cancel + Amend - body._field, "is there beside another request");
        body.Need(body._field);
        if (body.IsFaultless)
            body.ReadInside(json[body._value]);
        return body;
    }

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader)
    {
        if (field != _field)
            return;
        if (field == Cancel && reader.TokenType == JsonTokenType.String)
        {
            _isId = true;
            _key = Guid.TryParseExact(reader.GetString(), "D", out var orderId) ? OrderKey.Of(orderId) : null;
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Fault(field, FaultCodes.Malformed, "is not of the form that it needs");
            return;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        _value = start..(int)reader.BytesConsumed;
    }

    private void ReadInside(ReadOnlySpan<byte> json)
    {
        if (_isId)
        {
            Key = _key;
            return;
        }

        OrderKeyBody inside = _field == Cancel ? CancelBody.Read(json) : Change = AmendBody.ReadWithKey(json);
        foreach (var problem in inside.Problems)
            AddProblem(problem);
        Key = inside.Key;
    }
}
