using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base class of grains. Its members may be used only within the grain's own turns.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation? activation = Activation.Current;

    /// <summary>The activation that this instance lives in; null in an instance that was created directly, as a unit test may do.</summary>
    public IGrainContext GrainContext => activation!;

    /// <summary>The grain's type and key, for logs.</summary>
    public string IdentityString => RequireActivation().GrainId.ToString();

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => RequireActivation().Runtime.GrainFactory;

    /// <summary>The services of this activation's scope.</summary>
    protected internal IServiceProvider ServiceProvider => RequireActivation().ActivationServices;

    /// <inheritdoc cref="IGrainBase.OnActivateAsync"/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync"/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deactivates the grain when the calls under way have ended. Calls that arrive from now on go to a new activation.</summary>
    protected void DeactivateOnIdle() => RequireActivation().DeactivateOnIdle();

    /// <summary>
    /// Keeps the idle collector away for this long from now, whatever the idle age. Zero or less takes an earlier delay back; an infinite
    /// time span delays for good. <see cref="DeactivateOnIdle"/> is not delayed.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => RequireActivation().DelayDeactivation(timeSpan);

    private Activation RequireActivation() => activation ?? throw Activation.NotActivatedException();
}
