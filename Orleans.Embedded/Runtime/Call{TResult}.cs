using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A call whose method gives a <typeparamref name="TResult"/>.</summary>
internal sealed class Call<TResult>(GrainMethod<TResult> method, object?[]? arguments, GrainId targetId, bool isOneWay) : Call
{
    // The caller goes on in its own context and never within the turn that completes this, since a turn has a synchronization context, in
    // which the framework lets no continuation of another run. RunContinuationsAsynchronously would send Task.WhenAll over the thread pool
    // besides, past the turn scheduler.
    private readonly TaskCompletionSource<TResult>? response = isOneWay ? null : new();

    /// <summary>The caller's side. The caller of a one-way method has nothing to wait for.</summary>
    internal Task<TResult> Response => response?.Task ?? GrainMethod<TResult>.NoResponse;

    internal override bool Interleaves => method.Interleaves;

    internal override bool IsReadOnly => method.IsReadOnly;

    internal override bool IsAbandoned => response is { Task.IsCompleted: true };

    internal override GrainId TargetId => targetId;

    internal override string Description => $"{targetId} {method.Name}";

    internal override void Run(CallTarget target, object instance) => _ = RunAsync(target, instance);

    internal override void Reject(Exception reason)
    {
        Deadlines?.Remove(this);
        response?.TrySetException(reason);
    }

    private async Task RunAsync(CallTarget target, object instance)
    {
        try
        {
            var result = await method.InvokeAsync(instance, arguments);
            Deadlines?.Remove(this);
            response?.TrySetResult(result);
        }
        catch (Exception exception)
        {
            target.OnFailed(exception);
            if (response is null)
                target.OnUnheardFailure(this, exception);

            Reject(exception);
        }

        target.OnEnded(this);
    }
}
