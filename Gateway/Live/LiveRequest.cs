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

    private static bool IsRequestId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Undefined => true,
        JsonValueKind.Number or JsonValueKind.String => id.GetRawText().Length <= RequestIdLengthMax,
        _ => false,
    };
}
