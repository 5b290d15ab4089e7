using System.Text.Json;

namespace Trading.LoadGenerator.Replaying;

/// <summary>Reads the JSON line that answers one command over HTTP (gateway.md).</summary>
internal static class HttpAnswer
{
    /// <summary>
    /// The status and result in the body of a response. A body that is no such line reads as <see cref="ReplyStatus.Internal"/>.
    /// </summary>
    public static (ReplyStatus Status, Range Result) Read(int httpStatus, ReadOnlySpan<byte> body)
    {
        if (httpStatus is 429 or 503)
            return (ReplyStatus.Overloaded, default);
        var status = ReplyStatus.Internal;
        Range result = default;
        try
        {
            var json = new Utf8JsonReader(body.TrimEnd((byte)'\n'));
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return (ReplyStatus.Internal, default);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isStatus = json.ValueTextEquals("status"u8);
                var isCode = json.ValueTextEquals("code"u8);
                var isResult = json.ValueTextEquals("result"u8);
                json.Read();
                if (isStatus && json.ValueTextEquals("ok"u8))
                    status = ReplyStatus.Ok;
                else if (isCode)
                    status = ReplyStatuses.Parse(json.ValueSpan);
                var start = (int)json.TokenStartIndex;
                json.Skip();
                if (isResult)
                    result = start..(int)json.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            return (ReplyStatus.Internal, default);
        }

        return (status, result);
    }
}
