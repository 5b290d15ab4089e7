using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.Gateway.Live;

/// <summary>What a client asks for: one JSON object a message.</summary>
internal sealed record LiveRequest
{
    private const int RequestIdLengthMax = 64;

    /// <summary><c>subscribe</c>, <c>unsubscribe</c>, <c>auth</c> or <c>ping</c>.</summary>
    [JsonPropertyName("method")]
    public string? Method { get; init; }

    /// <summary>What the method needs to know.</summary>
    [JsonPropertyName("params")]
    public LiveParameters? Parameters { get; init; }

    /// <summary>A number or text of the client's choice, which the answer repeats.</summary>
    [JsonPropertyName("req_id")]
    public JsonElement RequestId { get; init; }

    /// <summary>Reads a message; null where it is no request.</summary>
    public static LiveRequest? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var request = JsonSerializer.Deserialize(text, LiveJson.Default.LiveRequest);
            return request is { Method: not null } && IsRequestId(request.RequestId) ? request : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The number of a message that is no request, for its answer; undefined where there is none to be read.</summary>
    public static JsonElement RequestIdOf(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            var message = JsonElement.ParseValue(ref reader);
            if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("req_id", out var id))
                return default;
            return IsRequestId(id) ? id : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static bool IsRequestId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Undefined => true,
        JsonValueKind.Number => id.GetRawText().Length <= RequestIdLengthMax,
        JsonValueKind.String => id.GetRawText().Length <= RequestIdLengthMax && id.TryGetText(out _),
        _ => false,
    };
}
