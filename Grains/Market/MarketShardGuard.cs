using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Journal;

namespace Trading.Market;

/// <summary>
/// Refuses to start with another number of queue shards than the data were begun with: keys of messages would be looked for in shards that
/// do not have them, and what waits in shards that are no more would never be processed.
/// </summary>
public sealed class MarketShardGuard(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage, IOptions<MarketOptions> options) : IHostedService
{
    private readonly BegunShards<MarketShardRecord> _begun = new(storage, GrainId.Create("market-settings", "all"));

    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">The data have another number of shards.</exception>
    public Task StartAsync(CancellationToken cancellationToken) =>
        _begun.CheckAsync(MarketOptions.Section, typeof(MarketOptions), new MarketShardRecord { Shards = options.Value.Shards });

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
