using System.Collections.Concurrent;
using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Trading.Conformance.Runtimes;

/// <summary>A store in memory that checks ETags, and that fails on demand.</summary>
public sealed class MemoryStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), (object? State, string ETag)> records = new();
    private long lastETag;

    /// <summary>What the next write throws instead of writing; null for nothing.</summary>
    public Exception? NextWriteFailure { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = (T?)record.State;
            grainState.ETag = record.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (NextWriteFailure is { } failure)
        {
            NextWriteFailure = null;
            return Task.FromException(failure);
        }

        CheckETag(stateName, grainId, grainState.ETag);
        var eTag = Interlocked.Increment(ref lastETag).ToString(CultureInfo.InvariantCulture);
        records[(stateName, grainId)] = (grainState.State, eTag);
        grainState.ETag = eTag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        CheckETag(stateName, grainId, grainState.ETag);
        records.TryRemove((stateName, grainId), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    /// <summary>Writes as if another process had: the grain's ETag is then out of date.</summary>
    public void Overwrite(string stateName, GrainId grainId, object state) => records[(stateName, grainId)] = (state, "foreign");

    private void CheckETag(string stateName, GrainId grainId, string? eTag)
    {
        var stored = records.TryGetValue((stateName, grainId), out var record) ? record.ETag : null;
        if (stored != eTag)
            throw new InconsistentStateException($"Another has written {stateName} of {grainId}.", stored, eTag);
    }
}
