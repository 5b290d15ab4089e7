using System.Text.Json;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>
/// The body of a request with trade messages: one object, or an array of 1 to <see cref="ItemsMax"/>. No bytes make reading it throw.
/// </summary>
internal sealed class MessageBody
{
    /// <summary>The most messages of an array.</summary>
    public const int ItemsMax = 1_000;

    [ThreadStatic]
    private static MessageDraft? _draft;

    private MessageItem _first;
    private MessageItem[]? _items;

    private MessageBody()
    {
    }

    /// <summary>What is wrong with the body as a whole; <see cref="TradeFault.None"/> where it has items.</summary>
    public TradeFault Fault { get; private set; }

    /// <summary>Whether it is an array.</summary>
    public bool IsArray { get; private set; }

    /// <summary>How many messages there are.</summary>
    public int Count { get; private set; }

    /// <summary>A message.</summary>
    public ref readonly MessageItem this[int index] => ref _items is null ? ref _first : ref _items[index];

    /// <summary>Reads a body.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="key">What names the request, or null: the idempotency key of messages that have none of their own.</param>
    /// <param name="isStrict">Whether repairs and mismatches are faults.</param>
    /// <param name="nowMs">The time, Unix milliseconds.</param>
    public static MessageBody Read(ReadOnlySpan<byte> json, string? key, bool isStrict, long nowMs)
    {
        var body = new MessageBody();
        try
        {
            body.Fault = body.ReadAll(WithoutMark(json), key, isStrict, nowMs);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            body.Fault = TradeFault.NotJson;
        }

        if (body.Fault != TradeFault.None)
            (body.Count, body._items) = (0, null);
        return body;
    }

    /// <summary>Some tools begin a text with a byte order mark.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith("\uFEFF"u8) ? json[3..] : json;

    private TradeFault ReadAll(ReadOnlySpan<byte> json, string? key, bool isStrict, long nowMs)
    {
        var draft = _draft ??= new MessageDraft();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var fault = TradeFault.NotAnObject;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            draft.Read(ref reader);
            _first = draft.Finish(key, isStrict, nowMs);
            Count = 1;
            fault = TradeFault.None;
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            fault = ReadItems(ref reader, draft, key, isStrict, nowMs);
        }

        // To the end: what follows may be faulty, and nothing may follow a whole value.
        reader.Skip();
        reader.Read();
        return fault;
    }

    private TradeFault ReadItems(ref Utf8JsonReader reader, MessageDraft draft, string? key, bool isStrict, long nowMs)
    {
        IsArray = true;
        _items = new MessageItem[16];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Count == _items.Length && Count < ItemsMax)
                Array.Resize(ref _items, Math.Min(4 * Count, ItemsMax));
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                draft.Read(ref reader);
                if (Count < ItemsMax)
                    _items[Count] = draft.Finish(key is null ? null : $"{key}#{Count}", isStrict, nowMs);
            }
            else
            {
                reader.Skip();
                if (Count < ItemsMax)
                    _items[Count] = MessageItem.Refused([new MessageProblem("", TradeFault.NotAnObject)]);
            }

            Count++;
        }

        return Count is 0 or > ItemsMax ? TradeFault.BadItemCount : TradeFault.None;
    }
}
