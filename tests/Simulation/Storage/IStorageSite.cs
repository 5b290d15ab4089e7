using Orleans.Storage;

namespace Trading.Simulation;

/// <summary>Where the nodes keep what must survive them.</summary>
internal interface IStorageSite
{
    /// <summary>The storage as a node that is about to start finds it. What is under way there dies with the node.</summary>
    IGrainStorage Mount(SimulatedNode node);

    /// <summary>True once it takes nothing more from the node that has it mounted.</summary>
    bool HasFailed { get; }

    /// <summary>From now on it does not fail any more.</summary>
    void Heal();
}
