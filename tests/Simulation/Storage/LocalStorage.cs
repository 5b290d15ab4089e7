using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Persistence.Local;

namespace Trading.Simulation;

/// <summary>
/// The local store of one node. Its writer, which is a thread of its own elsewhere, runs in turns of the node here, each as late as the
/// disk is slow.
/// </summary>
internal sealed class LocalStorage(SimulatedNode node, LocalGrainStorage storage, Func<LogStore?> store) : IGrainStorage
{
    private static readonly TimeSpan DyingMax = TimeSpan.FromSeconds(5);

    private bool isWriting;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        node.Pass($"write {stateName} of {grainId} leaves");
        var written = storage.WriteStateAsync(stateName, grainId, grainState);
        WakeWriter();
        await written;
        node.Pass($"write {stateName} of {grainId} is done");
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        node.Pass($"clear {stateName} of {grainId} leaves");
        var cleared = storage.ClearStateAsync(stateName, grainId, grainState);
        WakeWriter();
        await cleared;
        node.Pass($"clear {stateName} of {grainId} is done");
    }

    private void WakeWriter()
    {
        if (isWriting)
            return;
        isWriting = true;
        node.Scheduler.Post(async _ => await WriteAsync(), null);
    }

    private async Task WriteAsync()
    {
        var world = node.World;
        do
        {
            await Task.Yield();
            await world.Delay(world.Luck.Delay(world.Faults.StorageDelayMax));
            node.Pass("flush begins");
        }
        while (node.IsAlive && store()?.RunWriterOnce() == true && PassEnd());

        isWriting = false;
        if (store()?.Statistics.Stopped == true)
            world.Spawn(DieOfDiskAsync);
    }

    private bool PassEnd()
    {
        node.Pass("flush ended");
        return true;
    }

    /// <summary>The store takes nothing more, so somebody restarts the node.</summary>
    private async Task DieOfDiskAsync()
    {
        node.World.Count("failed disk");
        await node.World.Delay(node.World.Luck.Delay(DyingMax));
        node.Kill("of its disk");
    }
}
