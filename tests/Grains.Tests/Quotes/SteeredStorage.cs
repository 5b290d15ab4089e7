using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Persistence.Local;

namespace Trading.Grains.Tests.Quotes;

/// <summary>A real storage whose reads and writes a test can have fail, and whose writes it can hold up.</summary>
internal sealed class SteeredStorage : IGrainStorage
{
    private volatile TaskCompletionSource? _gate;
    private volatile Func<GrainId, bool> _failsToRead = _ => false;
    private volatile Func<GrainId, bool> _failsToWrite = _ => false;
    private volatile Func<GrainId, bool> _failsAfterWrite = _ => false;
    private int _held;

    /// <summary>The storage that does the work.</summary>
    internal IGrainStorage Inner { get; private set; } = null!;

    /// <summary>Puts this before the storage that a silo has.</summary>
    internal IServiceCollection AddTo(IServiceCollection services) =>
        services.AddKeyedSingleton<IGrainStorage>(StorageNames.Trading, (provider, _) =>
        {
            Inner = provider.GetRequiredKeyedService<LocalGrainStorage>(StorageNames.Trading);
            return this;
        });

    /// <summary>How many writes have been held up.</summary>
    internal int Held => Volatile.Read(ref _held);

    /// <summary>Writes of these grains fail from now on.</summary>
    internal void FailWritesOf(Func<GrainId, bool> grains) => _failsToWrite = grains;

    /// <summary>Writes of these grains take effect and fail then, from now on.</summary>
    internal void FailAfterWritesOf(Func<GrainId, bool> grains) => _failsAfterWrite = grains;

    /// <summary>Reads of these grains fail from now on.</summary>
    internal void FailReadsOf(Func<GrainId, bool> grains) => _failsToRead = grains;

    /// <summary>Writes wait from now on until <see cref="LetGo"/>.</summary>
    internal void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void LetGo()
    {
        _gate?.SetResult();
        _gate = null;
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        _failsToRead(grainId)
            ? Task.FromException(new IOException($"The test has reads of {grainId} fail."))
            : Inner.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Inner.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_gate is { } gate)
        {
            Interlocked.Increment(ref _held);
            await gate.Task;
        }

        if (_failsToWrite(grainId))
            throw new IOException($"The test has writes of {grainId} fail.");
        await Inner.WriteStateAsync(stateName, grainId, grainState);
        if (_failsAfterWrite(grainId))
            throw new IOException($"The test has writes of {grainId} fail when they are done.");
    }
}
