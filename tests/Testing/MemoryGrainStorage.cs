using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Storage;

namespace Trading.Testing;

/// <summary>
/// A grain storage in memory, with the ETag rules of any storage. A test can hold or fail each call, and look at what is stored.
/// </summary>
public sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string StateName, GrainId GrainId), (byte[] Bytes, string ETag)> _records = new();
    private readonly Lock _gate = new();
    private long _lastVersion;

    /// <summary>
    /// Called before a write or clear takes effect, with the name of the state; what it returns is awaited, what it throws fails the
    /// call.
    /// </summary>
    public Func<string, Task>? BeforeWrite { get; set; }

    /// <summary>As <see cref="BeforeWrite"/>, for a call that has taken effect.</summary>
    public Func<string, Task>? AfterWrite { get; set; }

    /// <summary>Writes that have taken effect.</summary>
    public int WriteCount { get; private set; }

    /// <summary>Bytes of those writes.</summary>
    public long WrittenBytes { get; private set; }

    /// <summary>Reads so far.</summary>
    public int ReadCount { get; private set; }

    /// <summary>The names of the states that exist.</summary>
    public IEnumerable<string> StateNames => _records.Keys.Select(key => key.StateName).Order(StringComparer.Ordinal);

    /// <summary>Removes a record behind the back of its owner.</summary>
    public void Lose(string stateName, GrainId grainId) => _records.TryRemove((stateName, grainId), out _);

    /// <summary>Removes everything, as a server that comes back without its data.</summary>
    public void Empty() => _records.Clear();

    /// <summary>Changes the bytes of a record behind the back of its owner.</summary>
    public void Spoil(string stateName, GrainId grainId, Func<byte[], byte[]> change)
    {
        (byte[] bytes, string etag) = _records[(stateName, grainId)];
        _records[(stateName, grainId)] = (change(bytes), etag);
    }

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        ReadCount++;
        bool exists = _records.TryGetValue((stateName, grainId), out (byte[] Bytes, string ETag) record);
        grainState.State = exists ? Deserialize<T>(record.Bytes) : Create<T>();
        grainState.ETag = exists ? record.ETag : null;
        grainState.RecordExists = exists;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        string? etag = grainState.ETag;
        byte[] bytes = grainState.State is IRawState raw ? raw.Bytes.ToArray() : JsonSerializer.SerializeToUtf8Bytes(grainState.State);
        await (BeforeWrite?.Invoke(stateName) ?? Task.CompletedTask);
        lock (_gate)
        {
            CheckETag(stateName, grainId, etag);
            grainState.ETag = (++_lastVersion).ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
            _records[(stateName, grainId)] = (bytes, grainState.ETag);
            WriteCount++;
            WrittenBytes += bytes.Length;
        }

        await (AfterWrite?.Invoke(stateName) ?? Task.CompletedTask);
    }

    /// <inheritdoc />
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        string? etag = grainState.ETag;
        await (BeforeWrite?.Invoke(stateName) ?? Task.CompletedTask);
        lock (_gate)
        {
            CheckETag(stateName, grainId, etag);
            _records.TryRemove((stateName, grainId), out _);
            grainState.ETag = null;
            grainState.RecordExists = false;
            grainState.State = Create<T>();
        }

        await (AfterWrite?.Invoke(stateName) ?? Task.CompletedTask);
    }

    private void CheckETag(string stateName, GrainId grainId, string? etag)
    {
        string? stored = _records.TryGetValue((stateName, grainId), out (byte[] Bytes, string ETag) record) ? record.ETag : null;
        if (stored != etag)
        {
            throw new InconsistentStateException($"State '{stateName}' of {grainId} has another ETag.", stored, etag);
        }
    }

    private static T? Deserialize<T>(byte[] bytes)
    {
        if (Create<T>() is IRawState raw)
        {
            raw.Bytes = (byte[])bytes.Clone();
            return (T)raw;
        }

        return JsonSerializer.Deserialize<T>(bytes);
    }

    private static T? Create<T>() =>
        typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance<T>() : default;
}
