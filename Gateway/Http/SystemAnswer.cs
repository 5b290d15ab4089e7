using System.Text.Json.Serialization;
using Trading.Gateway.Live;

namespace Trading.Gateway.Http;

/// <summary>Figures of this process.</summary>
/// <param name="Server">The node's name, as in the audit log.</param>
/// <param name="UptimeSeconds">How long it runs.</param>
/// <param name="Commands">Commands that ended since the start, by <c>ok</c> or their error code.</param>
/// <param name="Quotes">Requests for quotes; null where no quotes are asked for here.</param>
/// <param name="Queue">Messages from RabbitMQ; null where that door is shut.</param>
/// <param name="StoredBytes">Bytes in the local store; null where there is none.</param>
/// <param name="Live">The WebSocket door.</param>
/// <param name="MemoryBytes">Resident memory.</param>
/// <param name="CommandsInFlight">Commands that wait or are being executed now.</param>
/// <param name="MessagesWaiting">Messages for the market processor that are not durable yet.</param>
/// <param name="Latency">How long commands took lately; null where none are measured.</param>
/// <param name="ActiveGrains">Grains in memory by their type; null where the runtime does not say.</param>
/// <param name="AuditShards">The audit shards, in the order of their numbers.</param>
/// <param name="Dashboard">The address of the runtime's own dashboard here; null where there is none.</param>
/// <param name="DashboardOpens">Whether a link to it, which has no token, opens where this request comes from: on this machine
/// only.</param>
internal sealed record SystemAnswer(
    string Server,
    double UptimeSeconds,
    IReadOnlyDictionary<string, long> Commands,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] QuoteFigures? Quotes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] QueueFigures? Queue,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? StoredBytes,
    LiveFigures Live,
    long MemoryBytes,
    int CommandsInFlight,
    int MessagesWaiting,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LatencyFigures? Latency,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyDictionary<string, long>? ActiveGrains,
    IReadOnlyList<AuditShardFigures> AuditShards,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Dashboard,
    bool DashboardOpens);
