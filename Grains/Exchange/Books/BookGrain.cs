using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Journal;

namespace Trading.Exchange;

/// <summary>
/// Hosts one <see cref="BookEngine"/>. Commands are executed as they come, and their journal entries written together: whoever comes during
/// a write shares the next one. What a command led to is told when its entry is durable: to its sender in the answer, to others by calls
/// that go on until they have made it durable themselves.
/// </summary>
[Reentrant, KeepAlive]
public sealed partial class BookGrain(
    [FromKeyedServices(StorageNames.Trading)] IGrainStorage storage,
    InstrumentDirectory instruments,
    BookTuning tuning,
    TimeProvider time,
    ILogger<BookGrain> logger) : Grain, IBookGrain
{
    private const string JournalName = "book";
    private const int EventsAtOnce = 512;

    private static readonly TimeSpan TellAgainPeriod = TimeSpan.FromSeconds(1);

    private readonly ArrayBufferWriter<byte> _entry = new(1024);
    private readonly BookDeliveries _deliveries = new();
    private string _symbol = "";
    private BookEngine _engine = null!;
    private GrainJournal _journal = null!;
    private Task<JournalPosition>? _lastAppend;
    private long _durableEntry;
    private long _snapshotEntry;
    private bool _isSaving;
    private bool _isStale;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _symbol = this.GetPrimaryKeyString();
        var instrument = await instruments.FindAsync(_symbol) ?? throw new ArgumentException($"There is no instrument {_symbol}.");
        _engine = new BookEngine(instrument);
        _journal = await GrainJournal.OpenAsync(storage, JournalName, this.GetGrainId(), tuning.Journal);
        var from = default(JournalPosition);
        if (await _journal.ReadSnapshotAsync() is { } saved)
        {
            BookEngineForm.Load(_engine, saved.State.Span);
            from = saved.UpTo;
        }

        _snapshotEntry = _engine.Entry;
        for (var number = Math.Max(from.Chunk, _journal.FirstChunk); number <= _journal.End.Chunk; number++)
        {
            var index = 0;
            var chunk = await _journal.ReadChunkAsync(number)
                ?? throw new InvalidOperationException($"Chunk {number} of the journal of {_symbol} is missing.");
            foreach (var entry in chunk)
                if (index++ >= (number == from.Chunk ? from.Index : 0))
                    BookEngineForm.Replay(_engine, entry.Span);
        }

        _durableEntry = _engine.Entry;
        _engine.TakeTouched();
        _feedSequence = NowMs * FeedNumbersPerMs;
        this.RegisterGrainTimer(_ => TellAgainAsync(), new GrainTimerCreationOptions(TimeSpan.Zero, TellAgainPeriod) { Interleave = true });
    }

    /// <inheritdoc/>
    public async Task<BookAnswer> SubmitAsync(BookRequest request)
    {
        ThrowIfStale();
        var member = _engine.MemberOf(request.User);
        member.Acknowledge(request.Durable);
        var commands = NewCommands(member, request);
        _deliveries.Begin(member);
        try
        {
            if (commands.Length > 0)
            {
                var touched = Execute(member, request, commands);
                var (append, entry) = (_lastAppend!, _engine.Entry);
                await append;
                _durableEntry = Math.Max(_durableEntry, entry);
                foreach (var other in touched)
                    if (other != member)
                        Tell(other);
                PublishSoon();
            }
            else if (_lastAppend is { } lastAppend)
            {
                await lastAppend;
            }
        }
        catch (Exception e) when (OnFailed(e))
        {
            throw;
        }
        finally
        {
            _deliveries.End(member);
        }

        var events = member.Kept.After(request.Applied, _durableEntry, EventsAtOnce);
        var last = events.Length == 0 ? request.Applied : events[^1].Number;
        _deliveries.Answered(member, last, NowMs);
        return new BookAnswer(
            commands.IsEmpty ? member.LastCommand : commands.Span[^1].Number,
            events,
            events.Length < EventsAtOnce ? last : member.Kept.LastDurable(_durableEntry));
    }

    /// <inheritdoc/>
    public Task<long> EstimateAsync(OrderSide side, long lots)
    {
        ThrowIfStale();
        return Task.FromResult(_engine.Estimate(side, lots));
    }

    /// <inheritdoc/>
    public async Task SetStatusAsync(InstrumentStatus status)
    {
        ThrowIfStale();
        if (_engine.Status != status)
        {
            _engine.Entry++;
            _engine.SetStatus(status);
            _entry.ResetWrittenCount();
            BookEngineForm.WriteStatus(new BinaryWriterOver(_entry), status);
            _lastAppend = _journal.AppendAsync(_entry.WrittenMemory);
        }

        var entry = _engine.Entry;
        try
        {
            if (_lastAppend is { } lastAppend)
                await lastAppend;
            _durableEntry = Math.Max(_durableEntry, entry);
        }
        catch (Exception e) when (OnFailed(e))
        {
            throw;
        }
    }

    /// <summary>What the book has not executed yet; commands come again where an answer was lost.</summary>
    private static ReadOnlyMemory<BookCommand> NewCommands(BookMember member, BookRequest request)
    {
        var first = 0;
        while (first < request.Commands.Length && request.Commands[first].Number <= member.LastCommand)
            first++;
        for (var i = first; i < request.Commands.Length; i++)
            if (request.Commands[i].Number != member.LastCommand + 1 + i - first)
                throw new ArgumentException(
                    $"Command {request.Commands[i].Number} of '{request.User}' came after {member.LastCommand}.", nameof(request));
        return request.Commands.AsMemory(first);
    }

    /// <summary>Executes commands and begins to write their entry.</summary>
    /// <returns>The users who have something new.</returns>
    private BookMember[] Execute(BookMember member, BookRequest request, ReadOnlyMemory<BookCommand> commands)
    {
        var timeMs = NowMs;
        var entry = ++_engine.Entry;
        _entry.ResetWrittenCount();
        BookEngineForm.WriteCommands(new BinaryWriterOver(_entry), request, commands.Span, timeMs);
        foreach (ref readonly var command in commands.Span)
            _engine.Execute(member, command, timeMs);
        var touched = _engine.TakeTouched();
        _lastAppend = _journal.AppendAsync(_entry.WrittenMemory);
        if (entry - _snapshotEntry >= tuning.EntriesPerSnapshot && !_isSaving)
            _ = SaveSnapshotAsync(BookEngineForm.Save(_engine), entry, _lastAppend!);
        return touched;
    }

    /// <summary>The book may be ahead of its journal now: it is read again. Returns false, to serve as an exception filter.</summary>
    private bool OnFailed(Exception e)
    {
        LogAppendFailed(logger, _symbol, e);
        _isStale = true;
        DeactivateOnIdle();
        return false;
    }

    /// <summary>Writes what the book was after an entry, once that is durable; then drops the journal before it.</summary>
    private async Task SaveSnapshotAsync(ReadOnlyMemory<byte> state, long entry, Task<JournalPosition> append)
    {
        _isSaving = true;
        try
        {
            var last = await append;
            await _journal.WriteSnapshotAsync(state, new JournalPosition(last.Chunk, last.Index + 1));
            _snapshotEntry = entry;
            await _journal.TrimAsync(last.Chunk);
        }
        catch (Exception e)
        {
            LogSnapshotFailed(logger, _symbol, e);
        }
        finally
        {
            _isSaving = false;
        }
    }

    /// <summary>Tells a user what it was not told yet, unless an answer will, or a call is under way.</summary>
    private void Tell(BookMember member)
    {
        if (_deliveries.TryStart(member))
            _ = DeliverAsync(member);
    }

    private void TellAgain(BookMember member)
    {
        if (!_deliveries.TryStart(member))
            return;
        _deliveries.Forget(member);
        _ = DeliverAsync(member);
    }

    private async Task DeliverAsync(BookMember member)
    {
        try
        {
            var account = GrainFactory.GetGrain<IOrderGrain>(member.User);
            while (!_isStale && member.Kept.After(_deliveries.ToldTo(member), _durableEntry, EventsAtOnce) is { Length: > 0 } events)
            {
                var before = member.Acknowledged;
                _deliveries.Told(member, events[^1].Number);
                member.Acknowledge(await account.OnBookEventsAsync(_symbol, events));
                if (_deliveries.AnswerIsDue(member) || (member.Acknowledged == before && events[0].Number == before + 1))
                    break;
                // What was told before these has not come: all that is not acknowledged goes again.
                if (member.Acknowledged < events[^1].Number)
                    _deliveries.Forget(member);
            }
        }
        catch (Exception e)
        {
            _deliveries.Forget(member);
            LogNotTold(logger, _symbol, member.User, e);
        }
        finally
        {
            _deliveries.Stop(member, NowMs);
        }
    }

    /// <summary>
    /// Tells again what is not durable with its users for a second: after a restart, a lost call, or an answer that nothing followed.
    /// </summary>
    private Task TellAgainAsync()
    {
        if (_isStale)
            return Task.CompletedTask;
        var nowMs = NowMs;
        foreach (var member in _engine.Members)
            if (member.Kept.Count > 0 && _deliveries.IsDue(member, nowMs))
                TellAgain(member);
        return Task.CompletedTask;
    }

    private void ThrowIfStale()
    {
        if (_isStale)
            throw new OrleansException($"The book {_symbol} is being read again after a storage failure.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "book/{Symbol} could not write its journal")]
    private static partial void LogAppendFailed(ILogger logger, string symbol, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "book/{Symbol} could not write its snapshot")]
    private static partial void LogSnapshotFailed(ILogger logger, string symbol, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "book/{Symbol} could not tell {User} of its orders; will again")]
    private static partial void LogNotTold(ILogger logger, string symbol, string user, Exception exception);
}
