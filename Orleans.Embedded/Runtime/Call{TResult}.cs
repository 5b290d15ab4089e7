using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A call whose method gives a <typeparamref name="TResult"/>.</summary>
internal sealed class Call<TResult>(GrainMethod<TResult> method, object?[]? arguments, GrainId targetId, bool isOneWay) : Call
{
    // The caller goes on in its own context and never within the turn that completes this, since a turn has a synchronization context, in
    // which the framework lets no continuation of another run. RunContinuationsAsynchronously would send Task.WhenAll over the thread pool
    // besides, past the turn scheduler.
    private readonly TaskCompletionSource<TResult>? response = isOneWay ? null : new();
    private CallTarget? target;
    private Task? running;

    /// <summary>The caller's side. The caller of a one-way method has nothing to wait for.</summary>
    internal Task<TResult> Response => response?.Task ?? GrainMethod<TResult>.NoResponse;

    internal override bool Interleaves => method.Interleaves;

    internal override bool IsReadOnly => method.IsReadOnly;

    internal override bool IsAbandoned => response is { Task.IsCompleted: true };

    internal override GrainId TargetId => targetId;

    internal override string Description => $"{targetId} {method.Name}";

    internal override void Run(CallTarget target, object instance)
    {
        this.target = target;
        try
        {
            running = method.Invoke(instance, arguments);
        }
        catch (Exception exception)
        {
            Fail(exception);
            target.OnEnded(this);
            return;
        }

        // By hand, since an async method would be one more object and two more steps for each call.
        if (running.IsCompleted)
            End();
        else
            running.GetAwaiter().UnsafeOnCompleted(End);
    }

    internal override void Reject(Exception reason)
    {
        Deadlines?.Remove(this);
        response?.TrySetException(reason);
    }

    private void End()
    {
        try
        {
            var result = GrainMethod<TResult>.ResultOf(running!);
            Deadlines?.Remove(this);
            response?.TrySetResult(result);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        target!.OnEnded(this);
    }

    private void Fail(Exception exception)
    {
        target!.OnFailed(exception);
        if (response is null)
            target.OnUnheardFailure(this, exception);

        Reject(exception);
    }
}
