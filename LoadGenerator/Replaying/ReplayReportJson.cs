using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.LoadGenerator.Replaying;

/// <summary>The JSON form of a <see cref="ReplayReport"/>.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplayReport))]
internal sealed partial class ReplayReportJson : JsonSerializerContext;
