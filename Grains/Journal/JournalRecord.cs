using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Storage;

namespace Trading.Journal;

/// <summary>One record of a journal in the grain storage, with its ETag: a write fails if another writer was there since.</summary>
internal sealed class JournalRecord(IGrainStorage storage, string name, GrainId owner)
{
    private readonly GrainState<RawState> _state = new(new RawState());

    internal bool Exists => _state.RecordExists;

    /// <summary>What was read or written last; nothing after <see cref="Forget"/>.</summary>
    internal ReadOnlyMemory<byte> Bytes => _state.State?.Bytes ?? default;

    internal Task ReadAsync() => storage.ReadStateAsync(name, owner, _state);

    /// <summary>Replaces the record. The bytes must not change before the write has ended.</summary>
    internal Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        _state.State = new RawState { Bytes = bytes };
        return storage.WriteStateAsync(name, owner, _state);
    }

    /// <summary>Lets go of the bytes of the last write, for their buffer to be used again.</summary>
    internal void Forget() => _state.State = new RawState();

    internal Task ClearAsync() => storage.ClearStateAsync(name, owner, _state);

    internal JournalDamagedException Damaged(string reason) => new(name, owner.ToString(), reason);
}
