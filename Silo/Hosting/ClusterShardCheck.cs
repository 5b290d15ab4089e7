using Microsoft.Extensions.Options;
using Orleans;
using Trading.Audit;
using Trading.Market;

namespace Trading.Silo.Hosting;

/// <summary>
/// Keeps a gateway without grains from starting with other numbers of shards than the silos have: its dumps would not be complete, and
/// its settings would say what is not so. It needs no numbers of its own, as it asks the silos: only one that is set is compared.
/// </summary>
internal sealed class ClusterShardCheck(IGrainFactory grains, IOptions<AuditOptions> audit, IConfiguration configuration) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">They are others; all faults are told.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var auditShards = await grains.GetGrain<IAuditGrain>(0).GetShardsAsync();
        audit.Value.Shards ??= auditShards;
        Compare(AuditOptions.Section, audit.Value.ShardsInUse(), auditShards);
        if (configuration.GetSection(MarketOptions.Section).GetValue<int?>(nameof(MarketOptions.Shards)) is { } market)
            Compare(
                MarketOptions.Section,
                market,
                await grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key).GetShardsAsync());
        if (faults.Count > 0)
            throw new OptionsValidationException(nameof(ClusterShardCheck), typeof(ClusterShardCheck), faults);

        void Compare(string section, int own, int silos)
        {
            if (own != silos)
                faults.Add($"{section}:Shards is {own}, but the silos have {silos}.");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
