using System.Text.Json.Serialization;

namespace Trading.Gateway.Http;

/// <summary>One shard of the audit journal.</summary>
/// <param name="Shard">Its number, from 0.</param>
/// <param name="Chunk">The number of the journal's last chunk; null where the shard does not answer.</param>
/// <param name="Blocks">The blocks in that chunk; null where the shard does not answer.</param>
internal sealed record AuditShardFigures(
    int Shard,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Chunk,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Blocks);
