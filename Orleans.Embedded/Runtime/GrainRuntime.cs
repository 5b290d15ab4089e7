using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Knows every activation, and brings calls to them.</summary>
internal sealed class GrainRuntime
{
    // Several queues keep callers on different threads from waiting for one lock. The number is fixed, so that a simulation does not depend
    // on the machine it runs on; it is a power of two.
    private const int DeadlineQueueCount = 8;

    private readonly ConcurrentDictionary<GrainId, Activation> activations = new();
    private readonly ConcurrentDictionary<GrainId, ObserverTarget> observers = new();
    private readonly DeadlineQueue[]? deadlines;
    private readonly Func<GrainId, Activation> createActivation;
    private volatile bool isStopped;

    public GrainRuntime(
        IServiceProvider services,
        TimeProvider clock,
        ITurnScheduler scheduler,
        IOptions<EmbeddedGrainOptions> options,
        ILogger<GrainRuntime> logger)
    {
        Services = services;
        Clock = clock;
        Scheduler = scheduler;
        Options = options.Value;
        Logger = logger;
        Transport = services.GetService<ICallTransport>();
        Classes = new GrainClasses(Options);
        Factory = new GrainFactory(this);
        createActivation = id => new Activation(this, Classes[id.Type], id);
        if (Options.ResponseTimeout == Timeout.InfiniteTimeSpan)
            return;

        deadlines = new DeadlineQueue[DeadlineQueueCount];
        for (var index = 0; index < deadlines.Length; index++)
            deadlines[index] = new DeadlineQueue(clock, scheduler, Options.ResponseTimeout);
    }

    internal IServiceProvider Services { get; }

    internal TimeProvider Clock { get; }

    internal ITurnScheduler Scheduler { get; }

    internal EmbeddedGrainOptions Options { get; }

    internal ILogger Logger { get; }

    /// <summary>Carries the calls; null where they need no carrying.</summary>
    internal ICallTransport? Transport { get; }

    internal GrainClasses Classes { get; }

    internal GrainFactory Factory { get; }

    internal IGrainFactory GrainFactory => Factory;

    internal IEnumerable<Activation> Activations => activations.Values;

    internal int ActivationCount => activations.Count;

    /// <summary>Where calls to this grain or observer go now; null when there is nothing to send them to.</summary>
    internal CallTarget? FindTarget(GrainId id)
    {
        if (activations.TryGetValue(id, out var activation))
            return activation;

        if (observers.TryGetValue(id, out var observer))
            return observer;

        return isStopped || id.Type == ObserverTarget.Type ? null : activations.GetOrAdd(id, createActivation);
    }

    /// <summary>Brings a call to where calls to its grain go now.</summary>
    internal void Forward(Call call)
    {
        if (FindTarget(call.TargetId) is { } target)
            target.Enqueue(call);
        else
            OnUndeliverable(call);
    }

    /// <summary>
    /// Deals with a call that has nowhere to go. One to a grain is rejected, since the silo has stopped. One to an observer that is gone is
    /// dropped, as in Orleans, whose silos cannot know whether an observer lives: the caller waits until its deadline.
    /// </summary>
    internal void OnUndeliverable(Call call)
    {
        if (call.TargetId.Type == ObserverTarget.Type)
            Log.ObserverGone(Logger, call.Description);
        else
            call.Reject(new OrleansMessageRejectionException($"The silo has stopped, so {call.Description} was not called."));
    }

    internal void AddDeadline(Call call)
    {
        if (deadlines is not null)
            deadlines[call.TargetId.GetHashCode() & (DeadlineQueueCount - 1)].Add(call);
    }

    internal void Remove(Activation activation) => activations.TryRemove(KeyValuePair.Create(activation.GrainId, activation));

    internal void AddObserver(ObserverTarget observer) => observers[observer.GrainId] = observer;

    internal void RemoveObserver(GrainId id)
    {
        if (observers.TryRemove(id, out var observer))
            observer.End();
    }

    /// <summary>From now on nothing is activated.</summary>
    internal void Stop() => isStopped = true;
}
