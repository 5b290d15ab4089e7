using System.Buffers;
using System.Text.Json;

namespace Trading.Gateway.Live;

/// <summary>The frames that answer a client, and those that the door itself sends.</summary>
internal static class LiveAnswers
{
    /// <summary>A request has been done.</summary>
    public static LiveFrame Success(string method, JsonElement requestId) => Encode(json =>
    {
        json.WriteString("method", method);
        json.WriteBoolean("success", true);
        WriteRequestId(json, requestId);
    });

    /// <summary>A request has been refused, and nothing of it has been done.</summary>
    /// <param name="method">The request's method; null where it could not be read.</param>
    /// <param name="requestId">The request's number, where it could be read.</param>
    /// <param name="error">Why.</param>
    /// <param name="symbol">Which symbol is the reason, if one is.</param>
    public static LiveFrame Failure(string? method, JsonElement requestId, LiveError error, string? symbol = null) => Encode(json =>
    {
        if (method is not null)
            json.WriteString("method", method);
        json.WriteBoolean("success", false);
        WriteRequestId(json, requestId);
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        if (symbol is not null)
            json.WriteString("symbol", symbol);
    });

    /// <summary>The answer to <c>{"method":"ping"}</c>.</summary>
    public static LiveFrame Pong(JsonElement requestId) => Encode(json =>
    {
        json.WriteString("method", "pong");
        WriteRequestId(json, requestId);
    });

    /// <summary>A subscription has ended without the client's doing.</summary>
    public static LiveFrame End(LiveKey topic, LiveError error) => Encode(json =>
    {
        json.WriteString("channel", topic.Channel);
        json.WriteString("type", "end");
        if (topic.Symbol.Length > 0)
            json.WriteString("symbol", topic.Symbol);
        if (topic.Interval.Length > 0)
            json.WriteString("interval", topic.Interval);
        if (topic.User.Length > 0)
            json.WriteString("user", topic.User);
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
    });

    /// <summary>Says that the connection is alive.</summary>
    public static LiveFrame Heartbeat(long timeMs)
    {
        var before = "{\"channel\":\"heartbeat\",\"ts\":\""u8;
        Span<byte> text = stackalloc byte[before.Length + UtcText.Length + 2];
        before.CopyTo(text);
        UtcText.Write(text[before.Length..], timeMs);
        "\"}"u8.CopyTo(text[^2..]);
        return WebSocketFrame.Of(WebSocketOpcode.Text, text, isUrgent: false);
    }

    private static LiveFrame Encode(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return WebSocketFrame.Of(WebSocketOpcode.Text, buffer.WrittenSpan);
    }

    private static void WriteRequestId(Utf8JsonWriter json, JsonElement requestId)
    {
        if (requestId.ValueKind == JsonValueKind.Undefined)
            return;
        json.WritePropertyName("req_id");
        requestId.WriteTo(json);
    }
}
