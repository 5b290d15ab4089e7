using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A local object that grains call. Its calls run one after the other.</summary>
internal sealed class ObserverTarget(GrainRuntime runtime, GrainId id, IGrainObserver observer)
    : CallTarget(runtime.Scheduler, runtime.Options.MaxItemsPerTurn, isReentrant: false)
{
    internal static readonly GrainType Type = GrainType.Create("sys.observer");

    // As in Orleans, the runtime does not keep the observer alive: a page that closes need not know that it was being called.
    private readonly WeakReference<IGrainObserver> observer = new(observer);
    private volatile bool hasEnded;

    internal GrainId GrainId => id;

    internal override bool IsGone => hasEnded;

    protected override object? ReadyInstance => hasEnded ? null : observer.TryGetTarget(out var instance) ? instance : null;

    internal void End() => hasEnded = true;

    internal override void OnFailed(Exception exception)
    {
    }

    internal override void OnUnheardFailure(Call call, Exception exception) =>
        Log.UnheardCallFailed(runtime.Logger, call.Description, exception);

    protected override void Receive(Message message)
    {
        if (ReadyInstance is null)
        {
            runtime.RemoveObserver(id);
            runtime.OnUndeliverable((Call)message);
            return;
        }

        base.Receive(message);
    }

    protected override void OnSettled()
    {
        if (ReadyInstance is not null)
            return;

        foreach (var message in Gate.TakeAllWaiting())
            runtime.OnUndeliverable((Call)message);
    }

    protected override void OnUnhandledException(Exception exception) => Log.TurnFailed(runtime.Logger, id, exception);
}
