using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class GrainFactory(GrainRuntime runtime) : IGrainFactory
{
    private readonly ConcurrentDictionary<Type, GrainInterface> interfaces = new();
    private long lastObserver;

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Reference<TGrainInterface>(grainClassNamePrefix, IntegerKey.Create(primaryKey));

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Reference<TGrainInterface>(grainClassNamePrefix, IdSpan.Create(primaryKey));
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => Reference<TGrainInterface>(grainId);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainProxy)
            throw new ArgumentException("This is a reference already.", nameof(obj));

        var number = Interlocked.Increment(ref lastObserver).ToString(CultureInfo.InvariantCulture);
        var observer = new ObserverTarget(runtime, GrainId.Create(ObserverTarget.Type, number), obj);
        runtime.AddObserver(observer);
        return Reference<TGrainObserverInterface>(observer.GrainId);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainProxy proxy)
            throw new ArgumentException("This is not a reference that was made by CreateObjectReference.", nameof(obj));

        runtime.RemoveObserver(proxy.GrainId);
    }

    internal TInterface Reference<TInterface>(GrainId grainId) =>
        (TInterface)(object)Interface(typeof(TInterface)).CreateReference(runtime, grainId);

    private TInterface Reference<TInterface>(string? classNamePrefix, IdSpan key) =>
        Reference<TInterface>(GrainId.Create(runtime.Classes.Implementing(typeof(TInterface), classNamePrefix).GrainType, key));

    private GrainInterface Interface(Type type) => interfaces.TryGetValue(type, out var known)
        ? known
        : interfaces.GetOrAdd(type, static each => new GrainInterface(each));
}
