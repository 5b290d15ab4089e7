using System.Buffers;
using System.Runtime.ExceptionServices;
using Orleans.Runtime;
using Orleans.Storage;

namespace Trading.Journal;

/// <summary>
/// An append-only journal of a grain, on any grain storage. Entries are bytes; they are stored in numbered chunks, one record each. All
/// appends that wait while a write is under way go together in the next one. An append is durable when its task ends.
/// </summary>
/// <remarks>
/// <para>
/// Every write replaces the current chunk under its ETag, and a next chunk is begun only where the stored one says that it is closed. So
/// of two activations that have the same journal open, one fails with <see cref="InconsistentStateException"/> at its first append after
/// an append of the other.
/// </para>
/// <para>
/// After a failed write the journal is over: whether the entries were stored is unknown, so every later call fails like that write, and
/// the grain must open the journal anew, which means to deactivate.
/// </para>
/// <para>
/// A journal belongs to one activation and is used in its turns only; calls may interleave at awaits, as in a reentrant grain.
/// </para>
/// </remarks>
public sealed class GrainJournal
{
    private readonly GrainJournalOptions _options;
    private readonly JournalRecords _records;
    private readonly SideWrites _sideWrites = new();

    private OpenChunk _current;
    private JournalHead _head;
    private bool _snapshotWasRead;

    private AppendQueue _waiting = new();
    private AppendQueue _taken = new();
    private bool _isWriting;
    private bool _hintIsDue;
    private Exception? _failure;

    private GrainJournal(GrainJournalOptions options, JournalRecords records, JournalHead head, OpenChunk current)
    {
        (_options, _records, _head, _current) = (options, records, head, current);
    }

    /// <summary>The first chunk that was not trimmed.</summary>
    public long FirstChunk => _head.First;

    /// <summary>The chunk that entries are added to.</summary>
    public long CurrentChunk => _current.Number;

    /// <summary>The place behind the last durable entry.</summary>
    public JournalPosition End => new(_current.Number, _current.StoredCount);

    /// <summary>True once a write has failed; every later call fails too.</summary>
    public bool HasFailed => _failure is not null;

    private long LastStoredChunk => _current.StoredCount > 0 ? _current.Number : _current.Number - 1;

    /// <summary>Opens a journal, or begins one.</summary>
    /// <param name="storage">Where its records are.</param>
    /// <param name="name">Its name, of which the state names of its records are made; one for each journal of a grain.</param>
    /// <param name="owner">The grain whose records they are.</param>
    /// <param name="options">Settings; the defaults if null.</param>
    /// <exception cref="JournalDamagedException">Its records are not what was written.</exception>
    public static async Task<GrainJournal> OpenAsync(IGrainStorage storage, string name, GrainId owner, GrainJournalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        options ??= new GrainJournalOptions();
        options.Validate();
        var records = new JournalRecords(storage, name, owner);
        JournalHead head = await records.ReadHeadAsync();
        return new GrainJournal(options, records, head, await records.FindLastAsync(head, options.ChunkBytes));
    }

    /// <summary>Appends an entry.</summary>
    /// <param name="entry">The entry, at most <see cref="GrainJournalOptions.MaxEntryBytes"/>; copied before this returns.</param>
    /// <returns>The place of the entry, once it is durable.</returns>
    /// <exception cref="InconsistentStateException">Another activation has appended to this journal.</exception>
    public Task<JournalPosition> AppendAsync(ReadOnlyMemory<byte> entry)
    {
        var append = new AwaitedAppend();
        Append(entry, append);
        return append.Task;
    }

    /// <summary>Appends an entry: as <see cref="AppendAsync"/>, without a task and a turn for each entry.</summary>
    /// <param name="entry">The entry, at most <see cref="GrainJournalOptions.MaxEntryBytes"/>; copied before this returns.</param>
    /// <param name="completion">Hears how it ended, in case of a failed journal before this returns.</param>
    public void Append(ReadOnlyMemory<byte> entry, IAppendCompletion completion)
    {
        ArgumentNullException.ThrowIfNull(completion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.Length, _options.MaxEntryBytes, nameof(entry));
        if (_failure is not null)
        {
            completion.OnFailed(_failure);
            return;
        }

        _waiting.Add(entry.Span, completion);
        if (!_isWriting)
        {
            _isWriting = true;
            _ = WriteWaitingAsync();
        }
    }

    /// <summary>Reads a chunk: of the current one, the durable entries.</summary>
    /// <returns>The chunk; null if it was trimmed or does not exist yet.</returns>
    /// <exception cref="JournalDamagedException">It is not what was written.</exception>
    public async Task<JournalChunk?> ReadChunkAsync(long number)
    {
        if (number < _head.First || number > _current.Number)
        {
            return null;
        }

        if (number == _current.Number)
        {
            return _current.View();
        }

        JournalRecord record = _records.Chunk(number);
        JournalChunk? chunk = await JournalRecords.ReadChunkAsync(record, number);
        if (number < _head.First)
        {
            return null;
        }

        return chunk is { IsClosed: true }
            ? chunk
            : throw record.Damaged(chunk is null ? "it is missing" : "it is not closed, and others follow");
    }

    /// <summary>Reads the snapshot.</summary>
    /// <returns>The snapshot; null if none was written.</returns>
    /// <exception cref="JournalDamagedException">It is not what was written.</exception>
    public async Task<JournalSnapshot?> ReadSnapshotAsync()
    {
        JournalSnapshot? snapshot = null;
        await _sideWrites.RunAsync(async () =>
        {
            await ReadSnapshotRecordAsync();
            snapshot = _records.Snapshot.Exists ? SnapshotFormat.Read(_records.Snapshot) : null;
        });
        return snapshot;
    }

    /// <summary>Stores a state that stands for the entries before <paramref name="upTo"/>, in place of the snapshot before.</summary>
    /// <param name="state">The state; copied before this returns.</param>
    /// <param name="upTo">A place that is not behind <see cref="End"/>.</param>
    /// <exception cref="InconsistentStateException">Another activation has written a snapshot.</exception>
    public Task WriteSnapshotAsync(ReadOnlyMemory<byte> state, JournalPosition upTo)
    {
        if (upTo > End)
        {
            throw new ArgumentOutOfRangeException(
                nameof(upTo), upTo, $"A snapshot stands for durable entries only, and these end at {End}.");
        }

        int length = SnapshotFormat.LengthOf(state.Span);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
        SnapshotFormat.Write(bytes, state.Span, upTo);
        return _sideWrites.RunAsync(async () =>
        {
            if (!_snapshotWasRead)
            {
                await ReadSnapshotRecordAsync();
            }

            await WriteAsync(() => _records.Snapshot.WriteAsync(bytes.AsMemory(0, length)));
            // Only now: after a write that failed the storage may read the bytes still.
            _records.Snapshot.Forget();
            ArrayPool<byte>.Shared.Return(bytes);
        });
    }

    /// <summary>Forgets the chunks before a number. A crash on the way leaves records that the next trimming removes.</summary>
    /// <param name="beforeChunk">The first chunk to keep. The last one that has entries is kept in any case.</param>
    /// <exception cref="InconsistentStateException">Another activation has changed the journal.</exception>
    public Task TrimAsync(long beforeChunk) => _sideWrites.RunAsync(async () =>
    {
        long first = Math.Min(beforeChunk, LastStoredChunk);
        if (first > _head.First)
        {
            // Durable before the first record goes, so that no reader takes a missing chunk for damage.
            await WriteHeadAsync(first);
        }

        for (; _head.Oldest < _head.First; _head = _head with { Oldest = _head.Oldest + 1 })
        {
            JournalRecord record = _records.Chunk(_head.Oldest);
            await record.ReadAsync();
            if (record.Exists)
            {
                await WriteAsync(record.ClearAsync);
            }
        }
    });

    /// <summary>Writes until nothing waits. One runs at a time, in the turns of the grain.</summary>
    private async Task WriteWaitingAsync()
    {
        int done = 0;
        try
        {
            while (_waiting.Count > 0)
            {
                (_taken, _waiting) = (_waiting, _taken);
                for (done = 0; done < _taken.Count;)
                {
                    done = await WriteChunkAsync(done);
                }

                _taken.Clear();
            }
        }
        catch (Exception e)
        {
            _failure ??= e;
            _taken.Fail(done, e);
            _waiting.Fail(0, e);
            _taken.Clear();
            _waiting.Clear();
        }

        _isWriting = false;
    }

    /// <summary>Writes as many of the taken appends, from <paramref name="first"/> on, as one chunk holds.</summary>
    /// <returns>The first append that was not written.</returns>
    private async Task<int> WriteChunkAsync(int first)
    {
        if (_current.IsClosed)
        {
            _current = _current.Next(_records.Chunk(_current.Number + 1), _options.ChunkBytes);
        }

        int index = _current.Count;
        int next = first;
        for (; next < _taken.Count && _current.HasRoom(_taken[next].Length, _options.MaxChunkBytes); next++)
        {
            _current.Add(_taken.EntryOf(_taken[next]));
        }

        bool close = next < _taken.Count || _current.Length >= _options.ChunkBytes;
        ThrowIfFailed();
        try
        {
            await _current.StoreAsync(close);
        }
        catch (Exception e) when (IsTheEnd(e))
        {
            throw;
        }

        _current.MarkStored(close);
        for (int i = first; i < next; i++)
        {
            _taken[i].Completion.OnAppended(new JournalPosition(_current.Number, index++));
        }

        if (_current.Number - _head.Hint >= _options.HeadInterval && !_hintIsDue)
        {
            _hintIsDue = true;
            _ = WriteHintAsync();
        }

        return next;
    }

    /// <summary>Writes the head record anew. Nobody waits for it: without it, only opening the journal takes longer.</summary>
    private async Task WriteHintAsync()
    {
        try
        {
            await _sideWrites.RunAsync(() => WriteHeadAsync(_head.First));
        }
        catch (Exception) when (_failure is not null)
        {
            // Kept, and the answer to the next append: another activation has the journal, or the storage has failed.
        }
        finally
        {
            _hintIsDue = false;
        }
    }

    private async Task WriteHeadAsync(long first)
    {
        JournalHead head = _head with { Hint = LastStoredChunk, First = first };
        await WriteAsync(() => _records.Head.WriteAsync(head.ToBytes()));
        _head = head;
    }

    private async Task ReadSnapshotRecordAsync()
    {
        await _records.Snapshot.ReadAsync();
        _snapshotWasRead = true;
    }

    /// <summary>Writes a record, unless a write has failed; a failure is the end of the journal.</summary>
    private async Task WriteAsync(Func<Task> write)
    {
        ThrowIfFailed();
        try
        {
            await write();
        }
        catch (Exception e) when (IsTheEnd(e))
        {
            throw;
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>Keeps the first failure. Returns false, to serve as an exception filter.</summary>
    private bool IsTheEnd(Exception e)
    {
        _failure ??= e;
        return false;
    }

    /// <summary>An append that somebody awaits, who goes on in a turn of its own and not in the middle of the write loop.</summary>
    private sealed class AwaitedAppend()
        : TaskCompletionSource<JournalPosition>(TaskCreationOptions.RunContinuationsAsynchronously), IAppendCompletion
    {
        public void OnAppended(JournalPosition position) => SetResult(position);

        public void OnFailed(Exception cause) => SetException(cause);
    }
}
