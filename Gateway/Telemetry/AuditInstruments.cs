using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Http;

namespace Trading.Gateway.Telemetry;

/// <summary>
/// Instruments of the audit journal, which is the system's, the same from every gateway; figures are of the last collection.
/// </summary>
internal static class AuditInstruments
{
    private const string Shard = "trading.audit.shard";

    /// <summary>Adds them where there are doors.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetService<AuditShardReader>() is not { } reader)
            return;
        var shards = new PolledFigures<AuditShardFigures[]>(reader.ReadAsync, services);
        meter.CreateObservableGauge<long>(
            "trading.audit.shard.chunks",
            () => (shards.Read() ?? []).Where(shard => shard.Chunk is not null)
                .Select(shard => TradingMeter.With(shard.Chunk!.Value, Shard, shard.Shard)),
            "{chunk}",
            "The number of the last chunk of a shard's journal.");
        meter.CreateObservableGauge(
            "trading.audit.shard.up",
            () => (shards.Read() ?? []).Select(shard => TradingMeter.With(shard.Chunk is null ? 0 : 1, Shard, shard.Shard)),
            "1",
            "1 where a shard answers, else 0.");
    }
}
