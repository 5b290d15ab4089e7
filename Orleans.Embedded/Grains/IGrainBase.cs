using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class implements; <see cref="Grain"/> is the usual base class.</summary>
public interface IGrainBase
{
    /// <summary>The activation that this instance lives in.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>
    /// Runs before the first call, after persistent state was read. If it fails, so do the calls that wait for the activation.
    /// </summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call. A failure is logged and does not stop the deactivation.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
