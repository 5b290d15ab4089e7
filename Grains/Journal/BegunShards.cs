using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Trading.Journal;

/// <summary>
/// The number of shards that data were begun with. The first start records it; of several silos that start at once the storage lets one
/// record it, and the others compare with that.
/// </summary>
/// <typeparam name="TRecord">What is recorded.</typeparam>
/// <param name="storage">Where the data are.</param>
/// <param name="owner">Under which id it is recorded.</param>
internal sealed class BegunShards<TRecord>(IGrainStorage storage, GrainId owner)
    where TRecord : class, IShardRecord, new()
{
    private const string StateName = "shards";

    /// <summary>What is recorded now.</summary>
    public async Task<GrainState<TRecord>> ReadAsync()
    {
        var state = new GrainState<TRecord> { State = new TRecord() };
        await storage.ReadStateAsync(StateName, owner, state);
        return state;
    }

    /// <summary>
    /// Compares a record with the one that is there, or writes it where there is none; returns the one that is there then. A number that is
    /// not set is that of the data, whatever it is.
    /// </summary>
    /// <param name="section">The settings' section, which has the number as <c>Shards</c>.</param>
    /// <param name="options">The type of the settings.</param>
    /// <param name="own">What this silo would begin with.</param>
    /// <param name="isSet">Whether its number is set, and not only chosen for data that are not there yet.</param>
    /// <exception cref="OptionsValidationException">The data have another number of shards.</exception>
    public async Task<TRecord> CheckAsync(string section, Type options, TRecord own, bool isSet = true)
    {
        var recorded = await ReadAsync();
        if (!recorded.RecordExists)
        {
            recorded.State = own;
            try
            {
                await storage.WriteStateAsync(StateName, owner, recorded);
            }
            catch (InconsistentStateException)
            {
                recorded = await ReadAsync();
            }
        }

        if (recorded.State is { } begun && (begun.Shards == own.Shards || !isSet))
            return begun;
        throw new OptionsValidationException(section, options, [
            $"{section}:Shards is {own.Shards}, but the data were begun with {recorded.State?.Shards} shards; "
            + "the number cannot change while there are data."]);
    }
}
