using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.Gateway.Http;

/// <summary>The JSON of the HTTP door, except what is written by hand because it is written often.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CommandAnswer))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(QuoteResult))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(SummaryAnswer))]
[JsonSerializable(typeof(SystemAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class HttpJson : JsonSerializerContext;
