using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Makes references. A reference costs little, needs no release, and never fails: the grain is activated by the first call.
/// </summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with an integer key.</summary>
    /// <param name="primaryKey">The key.</param>
    /// <param name="grainClassNamePrefix">How the full name of the class begins, where several classes implement the interface.</param>
    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    /// <summary>A reference to the grain with a string key.</summary>
    /// <param name="primaryKey">The key; not blank.</param>
    /// <param name="grainClassNamePrefix">How the full name of the class begins, where several classes implement the interface.</param>
    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain with this id.</summary>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;

    /// <summary>
    /// Makes a local object callable by grains. Calls to it run one after the other. The runtime does not keep the object alive: whoever
    /// made the reference must hold the object for as long as it wants to be called.
    /// </summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends a reference that <see cref="CreateObjectReference"/> made; calls through it fail from now on.</summary>
    /// <param name="obj">The reference, not the object behind it.</param>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}
