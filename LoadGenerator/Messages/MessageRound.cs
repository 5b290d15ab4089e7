using System.Text.Json;

namespace Trading.LoadGenerator.Messages;

/// <summary>One request of a connection: the messages in it, and what their answers are to be.</summary>
internal sealed class MessageRound(MessageMaker maker, int arrayLength)
{
    private const int Created = 201;
    private const int MultiStatus = 207;
    private const int Unprocessable = 422;
    private const int ShownMax = 300;

    private readonly MadeMessage[] _made = new MadeMessage[arrayLength];
    private int _count;
    private int _faulty;

    /// <summary>The most bytes that a body has.</summary>
    public int BytesMax => arrayLength * (MessageMaker.BytesMax + 1) + 1;

    /// <summary>What was acknowledged.</summary>
    public MarketTotals Acknowledged { get; } = new();

    /// <summary>Messages that were refused, as they were to be.</summary>
    public long Refused { get; private set; }

    /// <summary>The first answer that was another than it was to be; null where there was none.</summary>
    public string? Surprise { get; private set; }

    /// <summary>Makes the next body; its length.</summary>
    public int Make(Span<byte> body, int count, long nowMs)
    {
        (_count, _faulty) = (count, 0);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (arrayLength > 1)
                body[at++] = i == 0 ? (byte)'[' : (byte)',';
            _made[i] = maker.Next(body[at..], nowMs, out var written);
            _faulty += _made[i].Kind == MadeKind.Faulty ? 1 : 0;
            at += written;
        }

        if (arrayLength > 1)
            body[at++] = (byte)']';
        return at;
    }

    /// <summary>Takes an answer; false where some of the messages have to be sent again, which does not count the others twice.</summary>
    public bool Take(int status, ReadOnlySpan<byte> answer)
    {
        if (status == MultiStatus && arrayLength > 1)
            return TakeItems(answer);
        if (status == Created && _faulty == 0)
        {
            foreach (ref readonly var message in _made.AsSpan(0, _count))
                Acknowledged.Add(message);
        }
        else if (status == Unprocessable && arrayLength == 1 && _faulty == 1)
        {
            Refused++;
        }
        else
        {
            Surprise ??= $"{_faulty} of {_count} messages were to be refused, and the answer is {status}: {Shown(answer)}";
        }

        return true;
    }

    private bool TakeItems(ReadOnlySpan<byte> answer)
    {
        Span<bool> accepted = new bool[_count];
        var item = 0;
        var reader = new Utf8JsonReader(answer);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 1)
                item++;
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 2 || item >= _count)
                continue;
            var isStatus = reader.ValueTextEquals("status"u8);
            var isCode = reader.ValueTextEquals("code"u8);
            reader.Read();
            if (isStatus)
                accepted[item] = reader.ValueTextEquals("OK"u8);
            else if (isCode && IsForLater(reader))
                return false;
        }

        for (var i = 0; i < _count; i++)
        {
            if (accepted[i] == (_made[i].Kind == MadeKind.Faulty))
                Surprise ??= $"Item {i} was to be {_made[i].Kind}, and the answer is {Shown(answer)}";
            else if (accepted[i])
                Acknowledged.Add(_made[i]);
            else
                Refused++;
        }

        return true;
    }

    private static bool IsForLater(in Utf8JsonReader code) =>
        code.ValueTextEquals("queue_full"u8) || code.ValueTextEquals("rate_limited"u8) || code.ValueTextEquals("internal"u8);

    private static string Shown(ReadOnlySpan<byte> answer) =>
        System.Text.Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, ShownMax)]);
}
