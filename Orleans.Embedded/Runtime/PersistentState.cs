using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>A grain's record, bound to its store. May be used only within the grain's turns, as in Orleans.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, ILoadedState
{
    private readonly Activation activation;
    private readonly string name;
    private readonly IGrainStorage storage;
    private readonly GrainState<TState> record = new();
    private bool isLoaded;

    public PersistentState(Activation activation, PersistentStateAttribute attribute)
    {
        this.activation = activation;
        name = attribute.StateName;
        var found = attribute.StorageName is { } key
            ? activation.ActivationServices.GetKeyedService<IGrainStorage>(key)
            : activation.ActivationServices.GetService<IGrainStorage>();
        storage = found ?? throw new OrleansException(
            $"State {name} of {activation.GrainId} needs a grain storage named {attribute.StorageName ?? "(default)"}. There is none.");
        record.State = CreateValue();
        activation.AddState(this);
    }

    public TState State
    {
        get
        {
            activation.EnsureInTurn();
            return record.State!;
        }

        set
        {
            activation.EnsureInTurn();
            record.State = value;
        }
    }

    public string? Etag => record.ETag;

    public bool RecordExists => isLoaded ? record.RecordExists : throw new InvalidOperationException($"State {name} was not read yet.");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await RunAsync("read", token => storage.ReadStateAsync(name, activation.GrainId, record, token), cancellationToken);
        isLoaded = true;
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        RunAsync("write", token => storage.WriteStateAsync(name, activation.GrainId, record, token), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        RunAsync("clear", token => storage.ClearStateAsync(name, activation.GrainId, record, token), cancellationToken);

    private static TState CreateValue() => typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<TState>()
        : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));

    // As in Orleans, what a store throws reaches the grain as an OrleansException.
    private async Task RunAsync(string operation, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        activation.EnsureInTurn();
        try
        {
            await run(cancellationToken);
        }
        catch (Exception exception) when (exception is not OrleansException && !IsCancellation(exception, cancellationToken))
        {
            throw new OrleansException($"Could not {operation} state {name} of {activation.GrainId}: {exception.Message}", exception);
        }
    }

    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
