using Microsoft.Extensions.Options;
using Orleans;
using Trading.Audit;

namespace Trading.Gateway.Http;

/// <summary>Asks the shards of the audit journal where they end.</summary>
internal sealed class AuditShardReader(IGrainFactory grains, IOptions<AuditOptions> audit, TimeProvider clock)
{
    // Figures are asked for when something is slow: a shard that hangs must not keep the others' figures back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The figures of all shards, in the order of their numbers.</summary>
    public Task<AuditShardFigures[]> ReadAsync() => Task.WhenAll(Enumerable.Range(0, audit.Value.ShardsInUse()).Select(ReadAsync));

    private async Task<AuditShardFigures> ReadAsync(int shard)
    {
        try
        {
            var end = await grains.GetGrain<IAuditGrain>(shard).GetEndAsync().WaitAsync(Patience, clock);
            return new AuditShardFigures(shard, end.Chunk, end.Index);
        }
        catch (Exception)
        {
            // Whatever is wrong with the shard is in the runtime log; here it only has no figures.
            return new AuditShardFigures(shard, null, null);
        }
    }
}
