using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Trading.Market;

/// <summary>
/// Refuses to start with another number of queue shards than the data were begun with: keys of messages would be looked for in shards that
/// do not have them, and what waits in shards that are no more would
/// never be processed. The first start records the number; of several silos that start at once the storage lets one record it, and the
/// others compare with that.
/// </summary>
public sealed class MarketShardGuard(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage, IOptions<MarketOptions> options) : IHostedService
{
    private const string StateName = "shards";
    private static readonly GrainId Owner = GrainId.Create("market-settings", "all");

    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">The data have another number of shards.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var shards = options.Value.Shards;
        var recorded = await ReadAsync();
        if (!recorded.RecordExists)
        {
            recorded.State = new MarketShardRecord { Shards = shards };
            try
            {
                await storage.WriteStateAsync(StateName, Owner, recorded);
            }
            catch (InconsistentStateException)
            {
                recorded = await ReadAsync();
            }
        }

        var begun = recorded.State?.Shards;
        if (begun == shards)
            return;
        throw new OptionsValidationException(MarketOptions.Section, typeof(MarketOptions), [
            $"Market:Shards is {shards}, but the data were begun with {begun} shards; the number cannot change while there are data."]);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<GrainState<MarketShardRecord>> ReadAsync()
    {
        var state = new GrainState<MarketShardRecord> { State = new MarketShardRecord() };
        await storage.ReadStateAsync(StateName, Owner, state);
        return state;
    }
}
