using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Storage;

namespace Trading.Persistence.Local;

/// <summary>
/// Grain states in a store on the local disk. A write is durable when its task ends. The ETag of a record changes with every write and
/// never comes back; a write or clear whose ETag is not that of the stored record fails with <see cref="InconsistentStateException"/>.
/// </summary>
public sealed class LocalGrainStorage : IGrainStorage, IDisposable
{
    private readonly string _name;
    private readonly LocalStoreOptions _options;
    private readonly Lazy<LogStore> _store;

    /// <summary>A storage that opens its store when it is first used, or by <see cref="Open"/>.</summary>
    /// <param name="name">The name of the storage, for messages.</param>
    /// <param name="options">Valid settings.</param>
    /// <param name="logger">Where the store says what it does.</param>
    public LocalGrainStorage(string name, LocalStoreOptions options, ILogger<LocalGrainStorage> logger)
        : this(name, options, () => LogStore.Open(new DiskDirectory(options.Path), options, logger))
    {
    }

    internal LocalGrainStorage(string name, LocalStoreOptions options, Func<LogStore> open)
    {
        _name = name;
        _options = options;
        _store = new Lazy<LogStore>(open);
    }

    /// <summary>What the store holds and has done. Opens it.</summary>
    public LocalStoreStatistics Statistics => _store.Value.Statistics;

    /// <summary>
    /// Ends with the cause when the store stops after a failed write, and serves no more until the process is started again; never where
    /// it is only closed. Opens the store.
    /// </summary>
    public Task<Exception> Failed => _store.Value.Failed;

    /// <summary>Opens the store, and reads all of it once, unless it is open.</summary>
    /// <exception cref="StoreInUseException">Another process has the folder.</exception>
    /// <exception cref="StoreDamagedException">The files are not what was written.</exception>
    /// <exception cref="StoreVersionException">The files have a format that is not known.</exception>
    public void Open() => _ = _store.Value;

    /// <summary>Makes waiting writes durable and closes the store. Later writes fail.</summary>
    public void Dispose()
    {
        if (_store.IsValueCreated)
        {
            _store.Value.Dispose();
        }
    }

    /// <inheritdoc />
    /// <exception cref="StoreDamagedException">The file does not hold what was written.</exception>
    /// <exception cref="StoreStoppedException">
    /// The store stopped while a write of this record was on its way; its fate is unknown.
    /// </exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        while (!TryRead(stateName, grainId, grainState, out CommitGroup? pending))
        {
            if (!await pending.Committed)
            {
                throw _store.Value.StoppedException();
            }
        }
    }

    /// <inheritdoc />
    /// <exception cref="InconsistentStateException">The stored record has another ETag; nothing was written.</exception>
    /// <exception cref="StoreStoppedException">
    /// The store takes no writes, or failed during this one, whose fate is then unknown.
    /// </exception>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ChangeAsync(stateName, grainId, grainState, RecordKind.Put);

    /// <inheritdoc />
    /// <exception cref="InconsistentStateException">The stored record has another ETag; nothing was cleared.</exception>
    /// <exception cref="StoreStoppedException">
    /// The store takes no writes, or failed during this one, whose fate is then unknown.
    /// </exception>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ChangeAsync(stateName, grainId, grainState, RecordKind.Clear);

    /// <summary>Writes or clears, and waits until that is durable.</summary>
    private async Task ChangeAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, RecordKind kind)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        // The awaits keep the caller's context: the group then posts straight to the grain, without a stop on a thread of the pool, and the
        // grain sees its ETag change only in its own turn.
        LogStore store = _store.Value;
        while (true)
        {
            Admission admission = Submit(store, stateName, grainId, grainState, kind);
            switch (admission.Status)
            {
                case AdmissionStatus.Nothing:
                    SetCleared(grainState);
                    return;
                case AdmissionStatus.Conflict:
                    throw Conflict(stateName, grainId, grainState.ETag, admission.Version);
                default:
                    bool durable = await admission.Group!.Committed;
                    if (admission.Status == AdmissionStatus.Full)
                    {
                        break;
                    }

                    if (!durable)
                    {
                        throw store.StoppedException();
                    }

                    if (kind == RecordKind.Clear)
                    {
                        SetCleared(grainState);
                        return;
                    }

                    grainState.ETag = FormatETag(admission.Version);
                    grainState.RecordExists = true;
                    return;
            }
        }
    }

    private static void SetCleared<T>(IGrainState<T> grainState)
    {
        grainState.State = StateFactory<T>.Create();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private Admission Submit<T>(LogStore store, string stateName, GrainId grainId, IGrainState<T> grainState, RecordKind kind)
    {
        if (!TryParseETag(grainState.ETag, out long expected))
        {
            throw Conflict(stateName, grainId, grainState.ETag, version: null);
        }

        using var key = new RecordKey(stateName, grainId);
        if (kind == RecordKind.Clear)
        {
            return store.TryWrite(key.Bytes, kind, expected, default);
        }

        if (StateFactory<T>.IsRaw)
        {
            ReadOnlyMemory<byte> bytes = ((IRawState?)grainState.State)?.Bytes ?? default;
            return store.TryWrite(key.Bytes, kind, expected, bytes.Span);
        }

        ArrayBufferWriter<byte> buffer = SerializerBuffer.Take();
        _options.Serializer.Serialize(grainState.State, buffer);
        Admission admission = store.TryWrite(key.Bytes, kind, expected, buffer.WrittenSpan);
        SerializerBuffer.Return(buffer);
        return admission;
    }

    private bool TryRead<T>(string stateName, GrainId grainId, IGrainState<T> grainState, [NotNullWhen(false)] out CommitGroup? pending)
    {
        using var key = new RecordKey(stateName, grainId);
        if (!_store.Value.TryRead(key.Bytes, out StoredValue value, out pending))
        {
            return false;
        }

        using (value)
        {
            bool exists = value.Version > 0;
            grainState.State = exists ? Deserialize<T>(value.Payload) : StateFactory<T>.Create();
            grainState.ETag = exists ? FormatETag(value.Version) : null;
            grainState.RecordExists = exists;
            return true;
        }
    }

    private T? Deserialize<T>(ReadOnlySpan<byte> payload)
    {
        if (!StateFactory<T>.IsRaw)
        {
            return _options.Serializer.Deserialize<T>(payload);
        }

        var state = StateFactory<T>.Create();
        byte[] bytes = GC.AllocateUninitializedArray<byte>(payload.Length);
        payload.CopyTo(bytes);
        ((IRawState)state!).Bytes = bytes;
        return state;
    }

    private static string FormatETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static bool TryParseETag(string? etag, out long version)
    {
        version = 0;
        return string.IsNullOrEmpty(etag) || long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    private InconsistentStateException Conflict(string stateName, GrainId grainId, string? etag, long? version)
    {
        string? stored = version is > 0 ? FormatETag(version.Value) : null;
        string found = version is null
            ? "which no record of this storage has"
            : $"but the record has {stored ?? "none: it does not exist"}";
        return new InconsistentStateException(
            $"Storage '{_name}': state '{stateName}' of grain {grainId} was to have the ETag {etag ?? "none"}, {found}.", stored, etag);
    }
}
