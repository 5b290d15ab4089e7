namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// Verifies a log as it streams by (see <see cref="LogReplay"/>), and at its end that nothing is missing and the books balance.
/// </summary>
internal sealed class LogVerifier
{
    private readonly IReadOnlyList<ExpectedWorkload> _workloads;
    private readonly VerifyOptions _options;
    private readonly QuoteBook _quotes;
    private readonly Queue<LogElement> _waiting = new();
    private long _lastTimeMs;

    /// <summary>Verifies against workloads.</summary>
    public LogVerifier(IReadOnlyList<ExpectedWorkload> workloads, VerifyOptions options)
    {
        (_workloads, _options) = (workloads, options);
        _quotes = new QuoteBook(options.ToleranceMs);
        Replay = new LogReplay(_quotes, workloads, options, Counts);
    }

    /// <summary>What was checked.</summary>
    public VerifyCounts Counts { get; } = new();

    /// <summary>The accounts as the log makes them.</summary>
    public LogReplay Replay { get; }

    /// <summary>Reads a log to its end. Throws <see cref="DifferenceException"/> at the first difference.</summary>
    public void Read(AuditLogReader log, CancellationToken cancellation = default)
    {
        using (var ahead = new LogReadAhead(log, cancellation))
        {
            foreach (var batch in ahead.Batches())
                foreach (ref readonly var e in batch.AsSpan())
                    Take(e);
        }

        while (_waiting.TryDequeue(out var e))
            Replay.Apply(e);
        Replay.Finish();
        foreach (var workload in _workloads)
            workload.CheckAllSeen();
        CheckBooks();
    }

    /// <summary>The sums over all accounts.</summary>
    public BookTotals Totals() => BookTotals.Of([.. Replay.Accounts.Values]);

    /// <summary>Takes a hit to the quote server.</summary>
    public void AddQuote(in LogElement e)
    {
        if (e.FundsCents <= 0)
            throw DifferenceException.At(e, "the price is not above zero");
        _quotes.Add(e);
    }

    private void Take(in LogElement e)
    {
        Counts.Elements[(int)e.Kind]++;
        if (e.TimestampMs < _lastTimeMs)
            throw DifferenceException.At(e, $"is before the element in front of it, which is of {_lastTimeMs}");
        _lastTimeMs = e.TimestampMs;
        if (e.Kind == LogElementKind.QuoteServer)
            AddQuote(e);
        else
            _waiting.Enqueue(e);
        // A price may stand a little behind the command that it was for: a command is looked at when all prices of its time are known.
        while (_waiting.TryPeek(out var next) && next.TimestampMs + _options.ToleranceMs < e.TimestampMs)
            Replay.Apply(_waiting.Dequeue());
    }

    private void CheckBooks()
    {
        foreach (var account in Replay.Accounts.Values)
        {
            if (account.LoggedCents != account.CashCents)
            {
                throw new DifferenceException(
                    $"user {account.User}: the accountTransactions add up to {Workloads.Cents.Format(account.LoggedCents)}, "
                    + $"by the rules there are {Workloads.Cents.Format(account.CashCents)} in cash");
            }
        }

        var totals = Totals();
        if (!totals.Balance)
            throw new DifferenceException($"the books do not balance: {totals}");
    }
}
