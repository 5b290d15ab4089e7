using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Journal;

namespace Trading.Market.Processing;

/// <summary>
/// Hosts the one <see cref="MarketProcessor"/>. All that changes it is done by one loop: what waits is processed and appended to the
/// journal, and applied when it is durable; whatever comes meanwhile goes together in the next
/// round. The journal is never trimmed: the statistics can be counted again from it.
/// </summary>
[Reentrant, KeepAlive]
public sealed partial class MarketProcessorGrain(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage,
    IOptions<MarketOptions> options,
    MarketTuning tuning,
    IEnumerable<ITradeProcessor> processors,
    TimeProvider time,
    ILogger<MarketProcessorGrain> logger) : Grain, IMarketProcessorGrain
{
    private const string JournalName = "market";

    private readonly ITradeProcessor[] _processors = [.. processors];
    private readonly ArrayBufferWriter<byte> _entry = new(1024);
    private readonly CancellationTokenSource _ending = new();
    private readonly List<ProcessorStep> _staged = [];
    private readonly MarketProcessor _core = new(tuning.Statistics);
    private readonly long[] _taken = new long[options.Value.Shards];
    private readonly ProcessorQueue _deliveries = new();
    private readonly ProcessorQueue _asides = new();
    private GrainJournal _journal = null!;
    private SnapshotPace _pace = null!;
    private Task _lastAppend = Task.CompletedTask;
    private bool _isRunning;
    private bool _isPausing;
    private bool _isStale;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() != IMarketProcessorGrain.Key)
            throw new ArgumentException($"There is one market processor, {IMarketProcessorGrain.Key}.");
        _pace = new SnapshotPace(tuning.SnapshotBytesMin);
        _journal = await GrainJournal.OpenAsync(storage, JournalName, this.GetGrainId(), tuning.Journal);
        var upTo = default(JournalPosition);
        if (await _journal.ReadSnapshotAsync() is { } saved)
        {
            _core.Load(saved.State.Span);
            upTo = saved.UpTo;
            _pace.Saved(saved.State.Length);
        }

        for (var number = upTo.Chunk; number <= _journal.End.Chunk; number++)
        {
            var index = 0;
            var chunk = await _journal.ReadChunkAsync(number)
                ?? throw new InvalidOperationException($"Chunk {number} of the market's journal is missing.");
            foreach (var entry in chunk)
            {
                if (number == upTo.Chunk && index++ < upTo.Index)
                    continue;
                _core.Apply(ProcessorStepForm.Read(entry.Span), null);
                _pace.Wrote(entry.Length);
            }
        }

        for (var shard = 0; shard < _taken.Length; shard++)
            _taken[shard] = _core.AppliedOf(shard);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isStale = true;
        // Not asynchronously, which would be on the thread pool and outside the grain's turns.
        _ending.Cancel();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<long> DeliverAsync(int shard, MessageBlock[] blocks)
    {
        ThrowIfStale();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)shard, (uint)_taken.Length, nameof(shard));
        if (TakeNew(shard, blocks) is { Count: > 0 } fresh)
        {
            var done = RunAsync(_deliveries, () => ProcessAsync(shard, fresh));
            if (!_isPausing)
                await done;
            ThrowIfStale();
        }

        return _core.AppliedOf(shard);
    }

    /// <inheritdoc/>
    public Task CountRefusalsAsync(RefusalCounts refusals)
    {
        ThrowIfStale();
        if (refusals.Messages < 0 || refusals.ByFault.Any(of => of.Messages < 0 || !Enum.IsDefined(of.Fault)))
            throw new ArgumentException("Refusals that cannot be counted.", nameof(refusals));
        return RunAsync(_asides, () =>
        {
            Stage(new MessagesRefused(refusals));
            return default;
        });
    }

    /// <inheritdoc/>
    public async Task<ResendAnswer> ResendAsync(MessageId[]? ids)
    {
        ThrowIfStale();
        var answer = default(ResendAnswer);
        await RunAsync(_asides, async () => answer = await ResendAsync((ids ?? _core.Letters.Ids).Distinct()));
        return answer;
    }

    /// <summary>The blocks, or the part of them, that were not taken before. None where messages before them are missing.</summary>
    private List<MessageBlock> TakeNew(int shard, MessageBlock[] blocks)
    {
        var fresh = new List<MessageBlock>(blocks.Length);
        foreach (var block in blocks)
        {
            if (block.LastNumber <= _taken[shard])
                continue;
            if (block.FirstNumber > _taken[shard] + 1)
            {
                LogGap(logger, shard, _taken[shard], block.FirstNumber);
                break;
            }

            fresh.Add(block.Part(_taken[shard] + 1, block.LastNumber));
            _taken[shard] = block.LastNumber;
        }

        return fresh;
    }

    /// <summary>Runs some work in its turn. It is durable and applied when the task ends.</summary>
    private Task RunAsync(ProcessorQueue queue, Func<ValueTask> stageAsync)
    {
        var done = queue.Add(stageAsync);
        if (!_isRunning)
        {
            _isRunning = true;
            _ = RunWaitingAsync();
        }

        return done;
    }

    private async Task RunWaitingAsync()
    {
        try
        {
            while (_asides.IsAnythingWaiting || _deliveries.IsAnythingWaiting)
            {
                await RunAllAsync(_asides);
                await RunAllAsync(_deliveries);
            }
        }
        catch (Exception e)
        {
            if (!_isStale)
                LogFailed(logger, e);
            _isStale = true;
            _asides.Fail(e);
            _deliveries.Fail(e);
            DeactivateOnIdle();
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>Runs what waits now, with one commit for all.</summary>
    private async ValueTask RunAllAsync(ProcessorQueue queue)
    {
        foreach (var work in queue.Take())
            await work.StageAsync();
        await CommitAsync();
        queue.Finish();
    }

    /// <summary>Begins to write a step, which is applied by the next commit.</summary>
    private void Stage(ProcessorStep step)
    {
        _entry.ResetWrittenCount();
        ProcessorStepForm.Write(new BinaryWriterOver(_entry), step);
        _pace.Wrote(_entry.WrittenCount);
        _lastAppend = _journal.AppendAsync(_entry.WrittenMemory);
        _staged.Add(step);
    }

    /// <summary>Waits until all that is staged is durable, in one write where it fits, and applies it.</summary>
    private async ValueTask CommitAsync()
    {
        if (_staged.Count == 0)
            return;
        // Entries become durable in their order, and after one that fails all fail.
        await _lastAppend;
        foreach (var step in _staged)
            _core.Apply(step, Unsent);
        _staged.Clear();
        PublishSoon();
        if (_pace.IsDue)
            await SaveSnapshotAsync();
    }

    /// <summary>Saves the processor when it is exactly what its journal says; messages wait meanwhile, for about one write.</summary>
    private async Task SaveSnapshotAsync()
    {
        var state = new ArrayBufferWriter<byte>(1 << 20);
        _core.Save(new BinaryWriterOver(state));
        _pace.Saved(state.WrittenCount);
        await _journal.WriteSnapshotAsync(state.WrittenMemory, _journal.End);
    }

    private void ThrowIfStale()
    {
        if (_isStale)
            throw new OrleansException("The market processor is being read again after a failure.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The market processor could not write its journal")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "messages/{Shard} were handed on to {Last}, and then from {First}: some are missing")]
    private static partial void LogGap(ILogger logger, int shard, long last, long first);
}
