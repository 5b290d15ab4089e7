namespace Orleans.Runtime;

/// <summary>An activation: one grain in memory, from its first call to its deactivation.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    /// <summary>The grain's type and key.</summary>
    GrainId GrainId { get; }

    /// <summary>The instance of the grain class; null until it is created.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation's scope.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation is gone. Never await it in the grain itself, which would wait for its own end.</summary>
    Task Deactivated { get; }

    /// <summary>Deactivates the grain when the calls under way have ended. The first reason given is the one kept.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
