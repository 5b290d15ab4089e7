using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>
/// One grain in memory: its instance, its life from activation to deactivation, and what belongs to it. Changes only in its own turns.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It ends with activation.")]
internal sealed class Activation(GrainRuntime runtime, GrainClass grainClass, GrainId grainId)
    : CallTarget(runtime.Scheduler, runtime.Options.MaxItemsPerTurn, grainClass.IsReentrant), IGrainContext
{
    private readonly List<ILoadedState> states = [];
    private readonly List<GrainTimer> timers = [];
    private readonly TaskCompletionSource deactivated = new();
    private AsyncServiceScope? scope;
    private CancellationTokenSource? activating;
    private DeactivationReason reason;
    private bool wasValid;
    private bool isFinishing;
    private volatile ActivationState state;

    /// <summary>The activation whose turn the calling code runs in.</summary>
    internal static new Activation? Current => SynchronizationContext.Current as Activation;

    public GrainId GrainId => grainId;

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => scope!.Value.ServiceProvider;

    public Task Deactivated => deactivated.Task;

    internal GrainRuntime Runtime => runtime;

    internal IdleClock Idle { get; } = new(runtime.Clock, grainClass.CollectionAge);

    internal override bool IsGone => state == ActivationState.Gone;

    protected override object? ReadyInstance => state == ActivationState.Valid ? GrainInstance : null;

    internal static Activation Of(IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain.GrainContext as Activation ?? throw NotActivatedException();
    }

    internal static InvalidOperationException NotActivatedException() =>
        new("This grain was created directly and not by the runtime, which therefore cannot serve it.");

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => grainId.GetHashCode();

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (IsCurrent)
            BeginDeactivation(deactivationReason);
        else
            Post(given => BeginDeactivation((DeactivationReason)given!), deactivationReason);
    }

    internal void DeactivateOnIdle() =>
        Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The grain asked to be deactivated."));

    internal void DelayDeactivation(TimeSpan delay) => Idle.Delay(delay);

    /// <summary>Deactivates the grain if it still is idle when its turn comes.</summary>
    internal void DeactivateIfIdle()
    {
        var idle = new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The grain was idle for its collection age.");
        Post(
            _ =>
            {
                if (state == ActivationState.Valid && Gate.IsIdle && Idle.IsOver)
                    BeginDeactivation(idle);
            },
            null);
    }

    internal void AddState(ILoadedState loadedState) => states.Add(loadedState);

    internal GrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        EnsureInTurn();
        var timer = new GrainTimer(this, callback, options);
        timers.Add(timer);
        return timer;
    }

    internal void OnTimerDisposed(GrainTimer timer)
    {
        if (IsCurrent)
            timers.Remove(timer);
        else
            Post(disposed => timers.Remove((GrainTimer)disposed!), timer);
    }

    /// <exception cref="InvalidOperationException">The calling code has left the grain's turn, or the activation is gone.</exception>
    internal void EnsureInTurn()
    {
        if (!IsCurrent || state == ActivationState.Gone)
            throw new InvalidOperationException($"Only code in a turn of {grainId} may do this. Has an await left the grain's context?");
    }

    internal override void OnFailed(Exception exception)
    {
        if (exception is not InconsistentStateException { IsSourceActivation: true } inconsistent)
            return;

        inconsistent.IsSourceActivation = false;
        Log.StateInconsistent(runtime.Logger, grainId, exception);
        BeginDeactivation(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, exception.Message));
    }

    internal override void OnUnheardFailure(Call call, Exception exception) =>
        Log.UnheardCallFailed(runtime.Logger, call.Description, exception);

    protected override void OnUsed() => Idle.OnUsed();

    protected override void OnUnhandledException(Exception exception) => Log.TurnFailed(runtime.Logger, grainId, exception);

    protected override void Receive(Message message)
    {
        // Calls that come too late wait for the new activation; a tick is for this one alone.
        if (state is ActivationState.Deactivating or ActivationState.Gone && message is not Call)
            return;

        if (state == ActivationState.Gone)
        {
            runtime.Forward((Call)message);
            return;
        }

        base.Receive(message);
        if (state == ActivationState.New)
            _ = ActivateAsync();
    }

    protected override void OnSettled()
    {
        if (state != ActivationState.Deactivating || Gate.IsRunning || activating is not null || isFinishing)
            return;

        isFinishing = true;
        _ = FinishDeactivationAsync();
    }

    private async Task ActivateAsync()
    {
        state = ActivationState.Activating;
        activating = new CancellationTokenSource(runtime.Options.ActivationTimeout, runtime.Clock);
        var token = activating.Token;
        try
        {
            scope = runtime.Services.CreateAsyncScope();
            ActivationServices.GetRequiredService<ActivationScope>().Activation = this;
            GrainInstance = grainClass.CreateInstance(this);
            await Task.WhenAll(states.ConvertAll(each => each.ReadStateAsync(token))).WaitAsync(token);
            await ((IGrainBase)GrainInstance).OnActivateAsync(token).WaitAsync(token);
            token.ThrowIfCancellationRequested();
            state = ActivationState.Valid;
        }
        catch (Exception exception)
        {
            await FailActivationAsync(token.IsCancellationRequested ? InterruptedException() : exception);
        }
        finally
        {
            activating.Dispose();
            activating = null;
        }

        Idle.OnUsed();
        StartWaiting();
    }

    // The token is cancelled by its timeout or by a deactivation, which then has given its reason.
    private Exception InterruptedException() => reason.ReasonCode == DeactivationReasonCode.None
        ? new TimeoutException($"{grainId} did not activate within {runtime.Options.ActivationTimeout}.")
        : new OrleansMessageRejectionException($"{grainId} was deactivated before it was active. {reason}");

    private async Task FailActivationAsync(Exception exception)
    {
        Log.ActivationFailed(runtime.Logger, grainId, exception);
        Leave();
        foreach (var message in Gate.TakeAllWaiting())
            message.Reject(exception);

        await ReleaseAsync(CancellationToken.None);
    }

    private void BeginDeactivation(DeactivationReason given)
    {
        if (state is ActivationState.Deactivating or ActivationState.Gone)
            return;

        reason = given;
        if (state == ActivationState.Activating)
        {
            activating!.Cancel();
            return;
        }

        wasValid = state == ActivationState.Valid;
        state = ActivationState.Deactivating;
        StartWaiting();
    }

    private async Task FinishDeactivationAsync()
    {
        DisposeTimers();
        using var timeout = new CancellationTokenSource(runtime.Options.DeactivationTimeout, runtime.Clock);
        if (wasValid)
        {
            try
            {
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(reason, timeout.Token).WaitAsync(timeout.Token);
            }
            catch (Exception exception)
            {
                Log.DeactivationFailed(runtime.Logger, grainId, reason.ReasonCode, exception);
            }
        }

        await ReleaseAsync(timeout.Token);
        Leave();
        foreach (var message in Gate.TakeAllWaiting())
        {
            if (message is Call call)
                runtime.Forward(call);
        }
    }

    private void Leave()
    {
        state = ActivationState.Gone;
        runtime.Remove(this);
        DisposeTimers();
        deactivated.TrySetResult();
    }

    private void DisposeTimers()
    {
        foreach (var timer in timers.ToArray())
            timer.Dispose();
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync().AsTask().WaitAsync(cancellationToken);
            else if (GrainInstance is IDisposable disposable)
                disposable.Dispose();

            if (scope is { } services)
                await services.DisposeAsync().AsTask().WaitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(runtime.Logger, grainId, reason.ReasonCode, exception);
        }
    }
}
