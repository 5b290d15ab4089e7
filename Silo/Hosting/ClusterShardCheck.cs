using Microsoft.Extensions.Options;
using Orleans;
using Trading.Audit;

namespace Trading.Silo.Hosting;

/// <summary>
/// Keeps a gateway without grains from starting with another number of audit shards than the silos have: its dumps would not be complete.
/// </summary>
internal sealed class ClusterShardCheck(IGrainFactory grains, IOptions<AuditOptions> options) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var shards = await grains.GetGrain<IAuditGrain>(0).GetShardsAsync();
        if (shards == options.Value.Shards)
            return;
        throw new OptionsValidationException(
            AuditOptions.Section, typeof(AuditOptions), [$"Audit:Shards is {options.Value.Shards}, but the silos have {shards}."]);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
