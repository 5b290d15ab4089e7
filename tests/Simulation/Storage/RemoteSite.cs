using Orleans.Storage;
using Trading.Testing;

namespace Trading.Simulation;

/// <summary>A storage server that all nodes share, and that outlives them, as Redis does.</summary>
internal sealed class RemoteSite : IStorageSite
{
    private readonly MemoryGrainStorage server = new();

    public bool HasFailed => false;

    public IGrainStorage Mount(SimulatedNode node) => new RemoteStorage(node, server);

    public void Heal()
    {
    }
}
