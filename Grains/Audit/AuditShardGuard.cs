using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Trading.Audit;

/// <summary>
/// Refuses to start with another number of audit shards than the data were begun with (gateway.md, "Settings"): users would be looked for in
/// shards that do not have them. The first start records the number; of several silos that start at once the storage lets one record it, and the
/// others compare with that. It also tells data that are not there yet from data that are there no more: see <see cref="EnsureSameDataAsync"/>.
/// </summary>
public sealed class AuditShardGuard(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage, IOptions<AuditOptions> options) : IHostedService
{
    private const string StateName = "shards";
    private static readonly GrainId Owner = GrainId.Create("audit-settings", "all");

    private Guid? _dataSet;

    /// <summary>Checks the number, or records it where there is none yet.</summary>
    /// <exception cref="OptionsValidationException">The data have another number of shards.</exception>
    public async Task CheckAsync()
    {
        var shards = options.Value.Shards;
        var recorded = await ReadAsync();
        if (!recorded.RecordExists)
        {
            recorded.State = new AuditShardRecord { Shards = shards, DataSet = Guid.NewGuid() };
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
        {
            _dataSet ??= recorded.State!.DataSet;
            return;
        }

        throw new OptionsValidationException(AuditOptions.Section, typeof(AuditOptions), [
            $"Audit:Shards is {shards}, but the data were begun with {begun} shards; the number cannot change while there are data."]);
    }

    /// <summary>
    /// Checks that the store holds the same data as when this silo started. A shard that finds nothing of its own asks, since a server that came back empty would otherwise be served as
    /// accounts without money.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store was emptied or exchanged.</exception>
    public async Task EnsureSameDataAsync()
    {
        if (_dataSet is null)
            await CheckAsync();
        var recorded = await ReadAsync();
        if (!recorded.RecordExists || recorded.State!.DataSet != _dataSet)
            throw new InvalidOperationException("The store holds other data than when this silo started, or none. Restore them, then restart the silos.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => CheckAsync();

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<GrainState<AuditShardRecord>> ReadAsync()
    {
        var state = new GrainState<AuditShardRecord> { State = new AuditShardRecord() };
        await storage.ReadStateAsync(StateName, Owner, state);
        return state;
    }
}
