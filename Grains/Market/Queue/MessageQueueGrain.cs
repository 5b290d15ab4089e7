using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Journal;

namespace Trading.Market.Queue;

/// <summary>
/// Hosts one <see cref="MessageQueue"/>. Batches that come while a chunk is being written go together in the next one. What is durable is
/// handed on to the processor, in order, one call at a time, until it says that it has it; a
/// second later again where a call failed.
/// </summary>
[Reentrant, KeepAlive]
public sealed partial class MessageQueueGrain(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage,
    IOptions<MarketOptions> options,
    MarketTuning tuning,
    TimeProvider time,
    ILogger<MessageQueueGrain> logger) : Grain, IMessageQueueGrain
{
    private const string JournalName = "messages";

    private static readonly TimeSpan DeliverAgainPeriod = TimeSpan.FromSeconds(1);

    private readonly ArrayBufferWriter<byte> _entry = new(1024);
    private int _shard;
    private MessageQueue _queue = null!;
    private GrainJournal _journal = null!;
    private Task _lastAppend = Task.CompletedTask;
    private bool _isCompared;
    private SnapshotPace _pace = null!;
    private bool _isSaving;
    private bool _isDelivering;
    private bool _isStale;

    private IMarketProcessorGrain Processor => GrainFactory.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shard = (int)this.GetPrimaryKeyLong();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)_shard, (uint)options.Value.Shards);
        _queue = new MessageQueue(_shard, options.Value.QueueLimit, options.Value.KeysRemembered);
        _pace = new SnapshotPace(tuning.SnapshotBytesMin);
        _journal = await GrainJournal.OpenAsync(storage, JournalName, this.GetGrainId(), tuning.Journal);
        var upTo = default(JournalPosition);
        if (await _journal.ReadSnapshotAsync() is { } saved)
        {
            QueueForm.Load(saved.State.Span, _queue);
            upTo = saved.UpTo;
            _pace.Saved(saved.State.Length);
        }

        for (var number = _journal.FirstChunk; number <= _journal.End.Chunk; number++)
        {
            var chunk = await _journal.ReadChunkAsync(number)
                ?? throw new InvalidOperationException($"Chunk {number} of message queue {_shard} is missing.");
            Read(chunk, upTo);
        }

        this.RegisterGrainTimer(
            _ => DeliverAsync(), new GrainTimerCreationOptions(TimeSpan.Zero, DeliverAgainPeriod) { Interleave = true });
    }

    /// <inheritdoc/>
    public async Task<QueueAnswer> SubmitAsync(IncomingMessage[] messages)
    {
        ThrowIfStale();
        if (messages.Length is 0 or > IMessageQueueGrain.BatchMax)
            throw new ArgumentException($"A batch has 1 to {IMessageQueueGrain.BatchMax} messages, not {messages.Length}.");
        // Once before anything is taken: were data of the shard lost, its new messages would be repeats to the processor.
        if (!_isCompared)
        {
            Acknowledge(await Processor.DeliverAsync(_shard, []));
            ThrowIfStale();
        }

        if (_queue.IsFullFor(messages.Length))
            return new QueueAnswer(IsFull: true, []);
        var intake = _queue.Take(messages, time.GetUtcNow().ToUnixTimeMilliseconds());
        if (intake.New is { } block)
            await AppendAsync(block, intake.Digests);
        else
            // The first ones of these repeats may be under way.
            await _lastAppend;
        if (!_isDelivering)
            _ = DeliverAsync();
        return new QueueAnswer(IsFull: false, intake.Receipts);
    }

    /// <inheritdoc/>
    public Task<QueueState> GetStateAsync()
    {
        ThrowIfStale();
        return Task.FromResult(new QueueState(_queue.Last, _queue.Processed, _queue.Keys.Count));
    }

    private void Read(JournalChunk chunk, JournalPosition upTo)
    {
        var index = 0;
        foreach (var entry in chunk)
        {
            var isInSnapshot = new JournalPosition(chunk.Number, index++) < upTo;
            var (block, digests) = QueueForm.Read(entry.Span);
            if (!isInSnapshot)
                _pace.Wrote(entry.Length);
            if ((isInSnapshot ? _queue.Restore(block) : _queue.Replay(block, digests)) is { } pending)
                pending.Chunk = chunk.Number;
        }
    }

    private async Task AppendAsync(PendingBlock block, UInt128?[]? digests)
    {
        _entry.ResetWrittenCount();
        QueueForm.Write(new BinaryWriterOver(_entry), block.Block, digests is null ? [] : digests.AsSpan(0, block.Block.Messages.Length));
        _pace.Wrote(_entry.WrittenCount);
        try
        {
            var append = _journal.AppendAsync(_entry.WrittenMemory);
            _lastAppend = append;
            if (_pace.IsDue && !_isSaving)
                _ = SaveSnapshotAsync(append);
            block.Chunk = (await append).Chunk;
        }
        catch (Exception e)
        {
            LogAppendFailed(logger, _shard, e);
            Drop();
            throw;
        }
    }

    /// <summary>
    /// Saves what the queue is after an append that has begun, once that is durable; then drops of the journal what nobody needs any more.
    /// </summary>
    private async Task SaveSnapshotAsync(Task<JournalPosition> append)
    {
        _isSaving = true;
        try
        {
            var state = new ArrayBufferWriter<byte>(1 << 16);
            QueueForm.Save(new BinaryWriterOver(state), _queue);
            _pace.Saved(state.WrittenCount);
            var last = await append;
            await _journal.WriteSnapshotAsync(state.WrittenMemory, last with { Index = last.Index + 1 });
            await _journal.TrimAsync(_queue.FirstChunkNeeded(last.Chunk));
        }
        catch (Exception e)
        {
            LogSnapshotFailed(logger, _shard, e);
        }
        finally
        {
            _isSaving = false;
        }
    }

    /// <summary>Hands on what is durable until nothing is left. One runs at a time.</summary>
    private async Task DeliverAsync()
    {
        if (_isDelivering || _isStale)
            return;
        _isDelivering = true;
        try
        {
            while (_queue.Processed < _queue.Last && !_isStale)
            {
                var blocks = _queue.NextBlocks(tuning.DeliveryMax);
                // What is not durable yet is handed on after its append, unless this is still under way then.
                if (blocks.Length == 0 && _queue.IsAnythingPending)
                    break;
                var before = _queue.Processed;
                Acknowledge(await Processor.DeliverAsync(_shard, blocks));
                if (_queue.Processed == before)
                    break;
            }
        }
        catch (Exception e)
        {
            LogNotDelivered(logger, _shard, e);
        }
        finally
        {
            _isDelivering = false;
        }
    }

    private void Acknowledge(long processed)
    {
        if (processed <= _queue.Last)
        {
            _queue.Acknowledge(processed);
            _isCompared = true;
            return;
        }

        LogBehind(logger, _shard, _queue.Last, processed);
        Drop();
        ThrowIfStale();
    }

    private void Drop()
    {
        _isStale = true;
        DeactivateOnIdle();
    }

    private void ThrowIfStale()
    {
        if (_isStale)
            throw new OrleansException($"Message queue {_shard} is being read again after a failure.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "messages/{Shard} could not write its journal")]
    private static partial void LogAppendFailed(ILogger logger, int shard, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "messages/{Shard} could not write its snapshot")]
    private static partial void LogSnapshotFailed(ILogger logger, int shard, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "messages/{Shard} ends at {Last}, and the market processor has {Processed}; another activation has it, or data are lost")]
    private static partial void LogBehind(ILogger logger, int shard, long last, long processed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "messages/{Shard} could not hand on its messages; will again")]
    private static partial void LogNotDelivered(ILogger logger, int shard, Exception exception);
}
