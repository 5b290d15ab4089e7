using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Trading.Audit;
using Trading.Exchange;
using Trading.Quotes;
using Trading.Storage;

namespace Trading.Accounts;

/// <summary>
/// Hosts one <see cref="Account"/>: executes, makes the events durable in the audit journal, then answers. The grain's own record is a
/// snapshot that spares reading old events; the journal is the truth. After any storage failure the memory is dropped: the next call starts
/// from what is durable.
/// </summary>
/// <remarks>
/// Commands of day trading run one batch at a time. Requests and events of the exchange interleave with them at awaits; what is executed
/// between two awaits is executed whole, and blocks of events reach the journal in order (<see cref="AccountCommits"/>).
/// </remarks>
public sealed partial class UserGrain(
    [PersistentState("account", StorageNames.Trading)] IPersistentState<RawState> snapshot,
    QuoteCache quotes,
    InstrumentDirectory instruments,
    IOptions<AuditOptions> auditOptions,
    TimeProvider time,
    ILogger<UserGrain> logger) : Grain, IUserGrain
{
    private const int SnapshotEventsMin = 512;
    private const int SnapshotBytesPerEvent = 32;
    private const long ExpirySlackMs = 250;
    private const long RetryMs = 1_000;

    private readonly AccountEventWriter _journal = new();
    private string _user = "";
    private SummaryJson _summary = null!;
    private AccountExecutor _executor = null!;
    private AccountCommits _commits = null!;
    private OrderDesk _desk = null!;
    private TriggerRegistration _registration = null!;
    private IAuditGrain _audit = null!;
    private IGrainTimer? _timer;
    private long _timerDueMs = long.MaxValue;
    private long _retryAtMs = long.MaxValue;
    private Task _snapshotWrite = Task.CompletedTask;
    private long _snapshotNumber;
    private int _snapshotBytes;
    private int _snapshotEventsMin;
    private bool _isStale;

    private Account Account => _executor.Account;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _user = this.GetPrimaryKeyString();
        _summary = new SummaryJson(_user);
        _audit = GrainFactory.GetGrain<IAuditGrain>(AuditShards.Of(_user, auditOptions.Value.ShardsInUse()));
        var account = snapshot.RecordExists ? AccountSnapshot.Load(snapshot.State.Bytes.Span) : new Account();
        (_snapshotNumber, _snapshotBytes) = (account.EventNumber, snapshot.State.Bytes.Length);
        snapshot.State.Bytes = default;
        // Accounts that began together would otherwise all save at the same time, again and again.
        _snapshotEventsMin = SnapshotEventsMin + AuditShards.Of(_user, SnapshotEventsMin);
        var tail = await _audit.ReadUserAsync(_user, account.EventNumber);
        if (account.EventNumber < tail.SnapshotNumber)
            UserGrainLog.SnapshotLost(logger, _user, tail.SnapshotNumber, account.EventNumber);
        foreach (var block in tail.Blocks)
            Replay(account, block);
        if (account.EventNumber != tail.LastNumber)
        {
            throw new AuditConflictException(
                $"The account of '{_user}' is at event {account.EventNumber}, its journal at {tail.LastNumber}: events are missing.");
        }

        account.ChangedTriggers.UnionWith(account.TriggerSymbols);
        _executor = new AccountExecutor(account, _journal);
        _commits = new AccountCommits(_journal, AppendAsync);
        _registration = new TriggerRegistration(RegisterAsync);
        _desk = new OrderDesk(_user, _executor, CommitAsync, GrainFactory, instruments, time, e => OnFailed(e));
        if (account.HasOrders && account.Orders.HasUnanswered)
            _retryAtMs = NowMs;
        ArmTimer();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _snapshotWrite;
        if (!_isStale && _executor is not null && Account.EventNumber > _snapshotNumber)
            await SaveSnapshotAsync();
    }

    /// <inheritdoc/>
    public async Task<BatchResult> ExecuteAsync(CommandBatch batch)
    {
        ThrowIfStale();
        try
        {
            var commands = batch.Commands;
            var outcomes = new Outcome[commands.Length];
            var done = ExecuteReady(commands, outcomes, 0, null);
            if (done == 0)
            {
                var recalled = await ExecuteSlowAsync(commands, outcomes);
                done = ExecuteReady(commands, outcomes, 1, recalled);
            }

            await CommitAsync();
            return new BatchResult(done == commands.Length ? outcomes : outcomes[..done]);
        }
        catch when (DropMemory())
        {
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<AccountSummary?> GetSummaryAsync()
    {
        AccountSummary? summary = null;
        await TouchAsync(() => summary = Account.Exists ? _summary.Render(Account) : null);
        return summary;
    }

    /// <inheritdoc/>
    public async Task WakeAsync(long lastNumber)
    {
        ThrowIfStale();
        if (Account.EventNumber < lastNumber)
            DropMemory();
        await TouchAsync(() => Account.ChangedTriggers.UnionWith(Account.TriggerSymbols));
        // A shard wakes many users, and so not more of them at once than the quote grains can hear.
        await _registration.Done;
    }

    /// <summary>Expires what is due, does something more to the account, and makes it all durable.</summary>
    private async Task TouchAsync(Action action)
    {
        ThrowIfStale();
        try
        {
            _executor.ExpireDue(NowMs);
            action();
            await CommitAsync();
            ArmTimer();
        }
        catch when (DropMemory())
        {
            throw;
        }
    }

    private static void Replay(Account account, AuditBlock block)
    {
        var number = block.FirstNumber;
        var events = new AccountEventReader(block.Events);
        while (events.TryRead(out var e))
            if (number++ == account.EventNumber + 1)
                account.Apply(e);
    }

    /// <summary>
    /// Executes commands from a place on, as long as nothing has to be awaited; returns how many are done in all. What the journal said of
    /// them is in <paramref name="recalled"/>.
    /// </summary>
    private int ExecuteReady(Command[] commands, Outcome[] outcomes, int from, Recollection? recalled)
    {
        var nowMs = NowMs;
        for (var i = from; i < commands.Length; i++)
        {
            ref readonly var command = ref commands[i];
            var supplies = new Supplies { Quote = AccountRules.UsesQuote(command.Kind) ? quotes.Find(command.Symbol, nowMs) : null };
            if (recalled is not null)
                supplies = recalled.Complete(supplies, command, nowMs);
            if (!TryExecute(command, nowMs, supplies, ref outcomes[i]))
                return i;
        }

        return commands.Length;
    }

    /// <summary>
    /// Executes the first command after finding out what it waits for; the quotes of later ones are asked for meanwhile. Returns what the
    /// journal said where it was asked.
    /// </summary>
    private async Task<Recollection?> ExecuteSlowAsync(Command[] commands, Outcome[] outcomes)
    {
        await CommitAsync();
        var supplies = default(Supplies);
        Recollection? recalled = null;
        while (true)
        {
            switch (_executor.Execute(commands[0], NowMs, supplies, out outcomes[0]))
            {
                case Step.NeedsQuote:
                    PrefetchQuotes(commands);
                    supplies = supplies with { QuoteWasAsked = true, Quote = await FetchQuoteAsync(commands[0]) };
                    break;
                case Step.NeedsJournal:
                    recalled = await Recollection.AskAsync(_audit, _user, _executor, commands, NowMs);
                    supplies = recalled.Complete(supplies, commands[0], NowMs);
                    break;
                default:
                    Finish(commands[0], ref outcomes[0]);
                    return recalled;
            }
        }
    }

    private bool TryExecute(in Command command, long nowMs, in Supplies supplies, ref Outcome outcome)
    {
        if (_executor.Execute(command, nowMs, supplies, out outcome) != Step.Done)
            return false;
        Finish(command, ref outcome);
        return true;
    }

    private void Finish(in Command command, ref Outcome outcome)
    {
        if (command.Kind == CommandKind.DisplaySummary && outcome is { Status: Status.Ok, Repeated: false } && !command.Quiet)
            outcome = outcome with { Summary = _summary.Render(Account) };
        UserGrainLog.Executed(logger, _user, outcome.TransactionNum, command.Kind, outcome.Status);
    }

    private void PrefetchQuotes(Command[] commands)
    {
        var nowMs = NowMs;
        for (var i = 1; i < commands.Length; i++)
            if (AccountRules.WaitsForQuote(Account, commands[i]) && !quotes.Has(commands[i].Symbol, nowMs))
                _ = FetchQuoteAsync(commands[i]);
    }

    private async Task<Quote?> FetchQuoteAsync(Command command)
    {
        var number = command.TransactionNum > 0 ? command.TransactionNum : Account.LastTransactionNum + 1;
        try
        {
            var quote = await GrainFactory.GetGrain<IQuoteGrain>(command.Symbol.ToString()).GetAsync(new QuoteCause(_user, number));
            if (quote is null)
                return null;
            var nowMs = NowMs;
            quote = quote.AsOf(nowMs);
            quotes.Put(quote);
            return quote.IsValidAt(nowMs) ? quote : null;
        }
        catch (Exception e)
        {
            // Nothing of the command has happened, so without a price it is refused like any other.
            UserGrainLog.QuoteFailed(logger, _user, number, command.Symbol, e);
            return null;
        }
    }

    /// <summary>Makes everything executed so far durable. Nothing may be answered before.</summary>
    private Task CommitAsync() => TakeTriggerNews() is { } news ? CommitTriggersAsync(news) : _commits.CommitAsync();

    /// <summary>Writes a block of events, and does what is due once for a block and not for each who waits for it.</summary>
    private async Task AppendAsync()
    {
        var update = _watchers is null ? null : _changes!.Take();
        var block = new AuditBlock
        {
            User = _user,
            Server = auditOptions.Value.Server,
            FirstNumber = Account.EventNumber - _journal.Count + 1,
            Count = _journal.Count,
            NeedsAttention = Account.NeedsAttention,
            SnapshotNumber = _snapshotNumber,
            TimeMs = NowMs,
            Events = _journal.WrittenSpan.ToArray(),
        };
        _journal.Clear();
        // Before the wait, while the account is in the caches: behind it nothing of the account is looked at.
        var savesSnapshot = IsSnapshotDue();
        ArmTimer();
        try
        {
            await _audit.AppendAsync(block);
            if (savesSnapshot)
                _snapshotWrite = SaveSnapshotAsync();
            if (update is not null)
                Publish(update);
        }
        catch when (DropMemory())
        {
            throw;
        }
    }

    private void ArmTimer()
    {
        var dueMs = Math.Min(Account.NextExpiryMs + ExpirySlackMs ?? long.MaxValue, _retryAtMs);
        if (dueMs >= _timerDueMs)
            return;
        _timerDueMs = dueMs;
        var delay = TimeSpan.FromMilliseconds(Math.Max(1, dueMs - NowMs));
        _timer ??= this.RegisterGrainTimer(OnTimerAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private async Task OnTimerAsync(CancellationToken cancellationToken)
    {
        _timerDueMs = long.MaxValue;
        if (_isStale)
            return;
        if (_retryAtMs <= NowMs)
            _retryAtMs = long.MaxValue;
        await TouchAsync(() => { });
        // Nobody waits for a book that does not answer, neither commands of day trading nor what expires.
        if (Account.HasOrders && _resumed.IsCompleted)
            _resumed = ResumeOrdersAsync();
    }

    private bool IsSnapshotDue()
    {
        var events = Account.EventNumber - _snapshotNumber;
        return events >= _snapshotEventsMin && events >= _snapshotBytes / SnapshotBytesPerEvent && _snapshotWrite.IsCompleted;
    }

    private async Task SaveSnapshotAsync()
    {
        try
        {
            var bytes = new SnapshotBuffer(Math.Max(1024, _snapshotBytes * 5 / 4));
            Account.Save(new BinaryWriterOver(bytes));
            var number = Account.EventNumber;
            await _commits.CommitAsync();
            snapshot.State.Bytes = bytes.Written;
            await snapshot.WriteStateAsync();
            (_snapshotNumber, _snapshotBytes) = (number, bytes.Written.Length);
            snapshot.State.Bytes = default;
            bytes.Return();
        }
        catch (Exception e)
        {
            UserGrainLog.SnapshotFailed(logger, _user, e);
            DropMemory();
        }
    }

    /// <summary>Gives up what is in memory, which may be ahead of what is durable. False, to serve as an exception filter.</summary>
    private bool DropMemory()
    {
        _isStale = true;
        DeactivateOnIdle();
        return false;
    }

    private void ThrowIfStale()
    {
        if (_isStale)
            throw new OrleansException($"The account of '{_user}' is being read again after a storage failure.");
    }
}
