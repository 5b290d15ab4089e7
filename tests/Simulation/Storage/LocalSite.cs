using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Trading.Persistence.Local;
using Trading.Persistence.Local.Tests;

namespace Trading.Simulation;

/// <summary>
/// The real local store on a simulated disk. A node that dies leaves what a killed process leaves, or what a power cut does; now and
/// then the disk itself fails in the
/// middle of a write.
/// </summary>
internal sealed class LocalSite(World world) : IStorageSite
{
    private static readonly LocalStoreOptions Small = new()
    {
        Path = "/disk",
        SegmentBytes = 64 << 10,
        MaxGroupBytes = 32 << 10,
        CompactionMinBytes = 0,
        CompactionStepBytes = 2 << 10,
        CompactionRatio = 0.3,
    };

    private readonly Chance chance = new(world.Seed, "disk");
    private readonly Random sectors = new(world.Seed);
    private SimulatedDisk disk = new();
    private bool isHealed;

    public bool HasFailed => disk.HasFailed;

    public IGrainStorage Mount(SimulatedNode node)
    {
        if (node.Number > 1)
            disk = chance.OneIn(3) ? disk.AfterKill() : disk.AfterPowerCut(sectors);
        if (!isHealed && chance.OneIn(4))
        {
            disk.FailingChange = disk.Changes + chance.Between(1, 200);
            disk.BytesOfFailingWrite = chance.Between(0, 4_096);
        }

        LogStore? store = null;
        var storage = new LocalGrainStorage(StorageNames.Trading, Small, Open);
        return new LocalStorage(node, storage, () => store);

        LogStore Open() => store = LogStore.Open(disk, Small, NullLogger.Instance, startWriter: false);
    }

    public void Heal()
    {
        isHealed = true;
        if (!disk.HasFailed)
            disk.FailingChange = int.MaxValue;
    }
}
