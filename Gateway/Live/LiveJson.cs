using System.Text.Json.Serialization;

namespace Trading.Gateway.Live;

/// <summary>The JSON of requests on the WebSocket door, as strict as that of the HTTP door.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LiveRequest))]
internal sealed partial class LiveJson : JsonSerializerContext;
