using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Journal;

namespace Trading.Audit;

/// <summary>
/// Refuses to start with another number of audit shards than the data were begun with (gateway.md, "Settings"): users would be looked for
/// in shards that do not have them. It also tells data that are not there yet from data that are there no more: see
/// <see cref="EnsureSameDataAsync"/>.
/// </summary>
public sealed class AuditShardGuard(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage,
    IOptions<AuditOptions> options,
    AuditTuning tuning) : IHostedService
{
    private readonly BegunShards<AuditShardRecord> _begun = new(storage, GrainId.Create("audit-settings", "all"));

    private Guid? _dataSet;

    /// <summary>Checks the number, or records it where there is none yet. One that is not set becomes that of the data.</summary>
    /// <exception cref="OptionsValidationException">The data have another number of shards.</exception>
    public async Task CheckAsync()
    {
        var own = new AuditShardRecord { Shards = options.Value.Shards ?? tuning.ShardsOfNewData, DataSet = Guid.NewGuid() };
        var begun = await _begun.CheckAsync(AuditOptions.Section, typeof(AuditOptions), own, isSet: options.Value.Shards is not null);
        options.Value.Shards ??= begun.Shards;
        _dataSet ??= begun.DataSet;
    }

    /// <summary>
    /// Checks that the store holds the same data as when this silo started. A shard that finds nothing of its own asks, since a server that
    /// came back empty would otherwise be served as accounts without money.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store was emptied or exchanged.</exception>
    public async Task EnsureSameDataAsync()
    {
        if (_dataSet is null)
            await CheckAsync();
        var recorded = await _begun.ReadAsync();
        if (!recorded.RecordExists || recorded.State!.DataSet != _dataSet)
            throw new InvalidOperationException(
                "The store holds other data than when this silo started, or none. Restore them, then restart the silos.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => CheckAsync();

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
