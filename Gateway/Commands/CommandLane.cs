using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// The commands of one user on their way to the account: one call at a time, and what arrives before the next one starts goes with it. A
/// lane has a thread only while there is something to hand over.
/// </summary>
internal sealed class CommandLane(string user, BatchExecution execute, CommandRouter router)
{
    [ThreadStatic]
    private static CompletedCommand[]? _group;

    private readonly Lock _lock = new();
    private readonly LaneQueue _waiting = new();
    private bool _running;
    private bool _retired;

    /// <summary>The account.</summary>
    public string User => user;

    /// <summary>Adds a command behind those that wait.</summary>
    public LaneAnswer Enter(in LaneEntry entry)
    {
        lock (_lock)
        {
            if (_retired)
                return LaneAnswer.Retired;
            if (_waiting.Count >= router.Options.InFlightPerUserMax)
                return LaneAnswer.Full;
            _waiting.Add(Numbered(entry));
            if (_running)
                return LaneAnswer.Taken;
            _running = true;
        }

        // On another thread, so that a door which is just reading many lines can add more of them to the first batch.
        router.Starts.Add(this);
        return LaneAnswer.Taken;
    }

    /// <summary>Starts a batch of what waits now. For <see cref="LaneStarts"/>, once for each time that the lane was added.</summary>
    public void Start() => _ = RunAsync();

    private async Task RunAsync()
    {
        var entries = Peek();
        var batch = TakeBatch(entries);
        Outcome[]? outcomes = null;
        try
        {
            outcomes = (await execute(new CommandBatch(batch))).Outcomes;
            if (outcomes.Length == 0 || outcomes.Length > batch.Length)
                throw new InvalidOperationException($"The account answered {batch.Length} commands with {outcomes.Length} outcomes.");
        }
        catch (Exception exception)
        {
            outcomes = null;
            router.Log.AccountFailed(user, batch.Length, exception);
        }

        if (outcomes is null)
        {
            Complete(entries, 0, batch.Length, null);
        }
        else
        {
            var last = outcomes.Length - 1;
            var dumps = batch[last].Kind == CommandKind.Dumplog && outcomes[last].Status == Status.Ok;
            Complete(entries, 0, dumps ? last : outcomes.Length, outcomes);
            if (dumps)
                await DumpAsync(entries, last, outcomes);
        }

        // Not at once, although more may be waiting: until it is this lane's turn again, what comes joins it.
        if (GoesOn())
            router.Starts.Add(this);
    }

    /// <summary>
    /// Writes the dump that the account has recorded. One that is asked for again, in the same session, is written again: the answer must
    /// not name a file that a crash has prevented.
    /// </summary>
    private async Task DumpAsync(LaneEntries entries, int index, Outcome[] outcomes)
    {
        DumpResult? result = null;
        try
        {
            var owner = user == UserId.Supervisor ? null : user;
            result = await router.Dump.DumpAsync(owner, entries[index].Command.FileName ?? "", router.Stopping);
        }
        catch (Exception exception)
        {
            router.Log.DumpFailed(user, exception);
        }

        Complete(entries, index, 1, result is null ? null : outcomes, result);
    }

    private LaneEntries Peek()
    {
        lock (_lock)
            return _waiting.Peek(router.Options.BatchCommandsMax);
    }

    private bool GoesOn()
    {
        lock (_lock)
        {
            if (_waiting.Count > 0)
                return true;
            _running = false;
            _retired = router.TryDrop(this);
            return false;
        }
    }

    private static Command[] TakeBatch(LaneEntries entries)
    {
        var count = 0;
        while (count < entries.Count && entries[count++].Command.Kind != CommandKind.Dumplog)
        {
        }

        var batch = new Command[count];
        for (var i = 0; i < count; i++)
            batch[i] = entries[i].Command;
        return batch;
    }

    /// <summary>Hands outcomes over, each run of one sink as a group, and takes their commands out of the lane.</summary>
    /// <param name="entries">The commands of the batch.</param>
    /// <param name="first">The first one to complete; those before it have been.</param>
    /// <param name="count">How many to complete.</param>
    /// <param name="outcomes">The outcomes of the batch, or null where they are unknown.</param>
    /// <param name="dump">What a dump wrote.</param>
    private void Complete(LaneEntries entries, int first, int count, Outcome[]? outcomes, DumpResult? dump = null)
    {
        if (_group is null || _group.Length < count)
            _group = new CompletedCommand[Math.Max(count, router.Options.BatchCommandsMax)];
        var group = _group;
        var now = router.Latency.Now;
        for (var start = first; start < first + count;)
        {
            var sink = entries[start].Sink;
            var length = 0;
            for (var i = start; i < first + count && ReferenceEquals(entries[i].Sink, sink); i++)
            {
                ref readonly var entry = ref entries[i];
                if (entry.EnteredAt != 0)
                    router.Latency.Add(now, entry.EnteredAt);
                group[length++] = new CompletedCommand(entry.Command, entry.Tag, outcomes?[i] ?? UnknownOf(entry.Command), dump);
            }

            router.Counters.Count(group.AsSpan(0, length));
            try
            {
                sink.Complete(group.AsSpan(0, length));
            }
            catch (Exception exception)
            {
                router.Log.SinkFailed(user, exception);
            }

            start += length;
        }

        Array.Clear(group, 0, count);
        lock (_lock)
            _waiting.Discard(count);
        router.Leave(count);
    }

    /// <summary>Under the lock, so that the numbers ascend in the order in which the account gets the commands.</summary>
    private LaneEntry Numbered(in LaneEntry entry) =>
        router.Deliveries is { } deliveries && entry.Command.Session is null
            ? entry with { Command = entry.Command with { Session = deliveries.Next() } }
            : entry;

    private static Outcome UnknownOf(in Command command) => new() { Status = Status.Internal, TransactionNum = command.TransactionNum };
}
