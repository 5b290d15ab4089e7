using System.Text.Json.Serialization;

namespace Trading.Gateway.Access;

/// <summary>The JSON of access tokens.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AccessTokenPayload))]
internal sealed partial class AccessTokenJson : JsonSerializerContext;
