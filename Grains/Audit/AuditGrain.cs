using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Accounts;
using Trading.Journal;

namespace Trading.Audit;

/// <summary>
/// Hosts one shard of the audit journal. Blocks that arrive while a chunk is being written go together in the next one, so a busy shard
/// makes one durable write for many users. The index in memory is rebuilt at activation from its last snapshot and the chunks after it.
/// </summary>
[Reentrant, KeepAlive]
public sealed class AuditGrain(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage,
    IOptions<AuditOptions> options,
    AuditShardGuard guard,
    AuditTuning tuning,
    ILogger<AuditGrain> logger) : Grain, IAuditGrain
{
    private const string JournalName = "audit";
    private const int PageBytes = 256 * 1024;
    private const int PageChunks = 64;
    private const int WakesAtOnce = 64;
    private const int HeaderBytesMax = 1024;

    private static readonly TimeSpan WakePeriod = TimeSpan.FromMinutes(1);

    private readonly ArrayBufferWriter<byte> _entry = new(1024);
    private GrainJournal _journal = null!;
    private ShardIndex _index = new();
    private Task _lastAppend = Task.CompletedTask;
    private Task _snapshot = Task.CompletedTask;
    private JournalPosition _snapshotEnd;
    private int _snapshotBytes;
    private bool _isStale;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _journal = await GrainJournal.OpenAsync(storage, JournalName, this.GetGrainId(), tuning.Journal);
        var from = default(JournalPosition);
        if (await _journal.ReadSnapshotAsync() is { } saved)
            (_index, from, _snapshotBytes) = (ShardIndex.Load(saved.State.Span), saved.UpTo, saved.State.Length);
        else if (_journal.End == default)
            await guard.EnsureSameDataAsync();
        _snapshotEnd = from;
        for (var number = from.Chunk; number <= _journal.End.Chunk; number++)
        {
            var index = 0;
            foreach (var entry in await ReadChunkAsync(number))
            {
                if (index++ < (number == from.Chunk ? from.Index : 0))
                    continue;
                var block = AuditBlockCodec.Read(entry.Span);
                _index.Accept(block)?.Place(number, block);
            }
        }

        this.RegisterGrainTimer(_ => WakeAsync(), new GrainTimerCreationOptions(TimeSpan.Zero, WakePeriod) { Interleave = true });
    }

    /// <inheritdoc/>
    public Task AppendAsync(AuditBlock block)
    {
        ThrowIfStale();
        // The journal would not take it, which must be no failure of the shard.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block.Events.Length, tuning.Journal.MaxEntryBytes - HeaderBytesMax, nameof(block));
        var append = new BlockAppend(this, _index.Accept(block), block);
        _entry.ResetWrittenCount();
        AuditBlockCodec.Write(_entry, block, _index.LastTimeMs);
        _lastAppend = append.Task;
        _journal.Append(_entry.WrittenMemory, append);
        return append.Task;
    }

    /// <inheritdoc/>
    public async Task<UserTail> ReadUserAsync(string user, long afterNumber)
    {
        // What is under way may be a block of this very user, sent by an activation that is gone: its fate must be known first. It is known
        // in the middle of the journal's work, and this goes on behind it.
        await _lastAppend.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        ThrowIfStale();
        if (_index.Find(user) is not { } entry)
            return new UserTail(0, 0, []);
        var chunks = afterNumber >= entry.SnapshotNumber ? entry.ChunksAfter(afterNumber) : AllChunks();
        var blocks = new List<AuditBlock>();
        var last = entry.LastNumber;
        var snapshotNumber = entry.SnapshotNumber;
        foreach (var chunk in chunks.ToArray())
        {
            foreach (var bytes in await ReadChunkAsync(chunk))
            {
                var header = AuditBlockCodec.ReadHeader(bytes.Span);
                if (header.User == user && header.FirstNumber > 0 && header.LastNumber > afterNumber && header.LastNumber <= last)
                    blocks.Add(AuditBlockCodec.Read(bytes.Span));
            }

            await GiveWayAsync(chunk);
        }

        return new UserTail(last, snapshotNumber, [.. blocks]);
    }

    /// <inheritdoc/>
    public async Task<Status?[]> FindOutcomesAsync(string user, CommandId[] commands, long sinceMs)
    {
        var search = new OutcomeSearch(commands);
        for (var chunk = _journal.End.Chunk; chunk >= _journal.FirstChunk && !search.IsDone; chunk--)
        {
            var lastTimeMs = long.MaxValue;
            foreach (var bytes in await ReadChunkAsync(chunk))
            {
                var header = AuditBlockCodec.ReadHeader(bytes.Span);
                lastTimeMs = header.TimeMs;
                if (header.User == user)
                    search.Look(AuditBlockCodec.Read(bytes.Span));
            }

            if (lastTimeMs < sinceMs)
                break;
            await GiveWayAsync(chunk);
        }

        return search.Statuses;
    }

    /// <inheritdoc/>
    public Task<AuditPosition> GetEndAsync()
    {
        ThrowIfStale();
        return Task.FromResult(new AuditPosition(_journal.End.Chunk, _journal.End.Index));
    }

    /// <inheritdoc/>
    public async Task<AuditPage> ReadAsync(AuditPosition from, AuditPosition end, string? user)
    {
        var blocks = new List<AuditBlock>();
        var bytesRead = 0;
        var (chunk, index) = (Math.Max(from.Chunk, _journal.FirstChunk), from.Index);
        for (var chunksRead = 0; chunk <= end.Chunk && bytesRead < PageBytes && chunksRead < PageChunks; chunksRead++)
        {
            var position = 0;
            foreach (var bytes in await ReadChunkAsync(chunk))
            {
                if (chunk == end.Chunk && position >= end.Index)
                    break;
                if (position++ < index || (user is not null && AuditBlockCodec.ReadHeader(bytes.Span).User != user))
                    continue;
                blocks.Add(AuditBlockCodec.Read(bytes.Span));
                bytesRead += bytes.Length;
            }

            (chunk, index) = (chunk + 1, 0);
        }

        return new AuditPage([.. blocks], new AuditPosition(chunk, index), chunk > end.Chunk);
    }

    /// <inheritdoc/>
    public Task<int> GetShardsAsync() => Task.FromResult(options.Value.ShardsInUse());

    /// <inheritdoc/>
    public async Task WakeAsync()
    {
        (string User, long LastNumber)[] users = [.. _index.UsersInNeed];
        foreach (var group in users.Chunk(WakesAtOnce))
        {
            try
            {
                await Task.WhenAll(group.Select(of => GrainFactory.GetGrain<IUserGrain>(of.User).WakeAsync(of.LastNumber)));
            }
            catch (Exception e)
            {
                AuditGrainLog.WakeFailed(logger, this.GetPrimaryKeyLong(), e);
            }
        }
    }

    private void OnAppended()
    {
        if (_snapshot.IsCompleted && IsSnapshotDue())
            _snapshot = SaveSnapshotAsync();
    }

    private void OnFailed(AuditBlock block, Exception cause)
    {
        AuditGrainLog.AppendFailed(logger, this.GetPrimaryKeyLong(), block.User, cause);
        _isStale = true;
        DeactivateOnIdle();
    }

    // Also not before the journal has grown by as much as the index takes, which is long for many users: saving must not cost more than
    // appending.
    private bool IsSnapshotDue()
    {
        var chunks = _journal.End.Chunk - _snapshotEnd.Chunk;
        return chunks >= tuning.ChunksPerSnapshot && chunks >= _snapshotBytes / tuning.Journal.ChunkBytes;
    }

    private IEnumerable<long> AllChunks()
    {
        for (var chunk = _journal.FirstChunk; chunk <= _journal.End.Chunk; chunk++)
            yield return chunk;
    }

    /// <summary>
    /// Lets others in between many reads: where a storage has read when its call returns, nothing is awaited, and nobody else gets a turn.
    /// </summary>
    private static async ValueTask GiveWayAsync(long chunk)
    {
        if (chunk % PageChunks == 0)
            await Task.Yield();
    }

    private async Task<JournalChunk> ReadChunkAsync(long number) =>
        await _journal.ReadChunkAsync(number)
        ?? throw new AuditConflictException($"Chunk {number} of audit shard {this.GetPrimaryKeyLong()} is missing.");

    /// <summary>
    /// Saves the index, and nobody waits for it. In a turn of its own, so never while the blocks of a write are told one by one that they
    /// are durable: between two turns the index tells of exactly those that the journal holds.
    /// </summary>
    private async Task SaveSnapshotAsync()
    {
        await Task.Yield();
        try
        {
            var end = _journal.End;
            var saved = _index.Save();
            await _journal.WriteSnapshotAsync(saved, end);
            (_snapshotEnd, _snapshotBytes) = (end, saved.Length);
        }
        catch (Exception e)
        {
            AuditGrainLog.SnapshotFailed(logger, this.GetPrimaryKeyLong(), e);
        }
    }

    private void ThrowIfStale()
    {
        if (_isStale)
            throw new OrleansException($"Audit shard {this.GetPrimaryKeyLong()} is being read again after a storage failure.");
    }

    /// <summary>
    /// A block on its way into the journal, and the task of whoever sent it. By hand, since an async method would cost each block some more
    /// objects and a turn of its own.
    /// </summary>
    private sealed class BlockAppend(AuditGrain shard, UserIndex? user, AuditBlock block) : TaskCompletionSource, IAppendCompletion
    {
        public void OnAppended(JournalPosition position)
        {
            user?.Place(position.Chunk, block);
            shard.OnAppended();
            SetResult();
        }

        public void OnFailed(Exception cause)
        {
            shard.OnFailed(block, cause);
            SetException(cause);
        }
    }
}
