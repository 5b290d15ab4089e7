using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Verifying;

/// <summary>A replayed workload, each line of which must be in the log once, and the answers to it.</summary>
internal sealed class ExpectedWorkload : IDisposable
{
    private readonly LineIndex _index = new();
    private readonly long[] _seenAt;
    private readonly int[] _before;

    /// <summary>A workload and, where they were recorded, its answers.</summary>
    public ExpectedWorkload(string name, List<WorkloadEntry> entries, AnswerBook? answers)
    {
        (Name, Entries, Answers) = (name, entries, answers);
        _seenAt = new long[entries.Count];
        _before = new int[entries.Count];
        var lastLines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = 0; line < entries.Count; line++)
        {
            var entry = entries[line];
            if (!_index.TryAdd(entry.Number, line))
                throw CommandFailure.Usage($"{name} has the transaction number {entry.Number} twice.");
            _before[line] = -1;
            if (!IsAlwaysLogged(entry) || entry.User.Length == 0)
                continue;
            _before[line] = lastLines.GetValueOrDefault(entry.User, -1);
            lastLines[entry.User] = line;
        }
    }

    /// <summary>Its name, for messages.</summary>
    public string Name { get; }

    /// <summary>Its lines.</summary>
    public List<WorkloadEntry> Entries { get; }

    /// <summary>The answers, or null.</summary>
    public AnswerBook? Answers { get; }

    /// <summary>How many lines were found in the log.</summary>
    public long MatchedCount { get; private set; }

    /// <summary>
    /// The line that a command of the log is, where it is one that was not found before. Throws where the line of the same user
    /// before it has not come yet.
    /// </summary>
    public CommandMatch? TryMatch(in LogElement e)
    {
        var line = _index.Find(e.TransactionNum);
        if (line < 0 || !IsSame(Entries[line], e) || (_seenAt[line] > 0 && Entries[line].Flaw != LineFlaw.NoUser))
            return null;
        if (_seenAt[line] == 0)
            MatchedCount++;
        _seenAt[line] = e.Number;
        CheckOrder(e, line);
        return new CommandMatch(this, line);
    }

    /// <summary>Why a command of the log is no line of the workload, or null where the workload has nothing of that number.</summary>
    public string? Explain(in LogElement e)
    {
        var line = _index.Find(e.TransactionNum);
        if (line < 0)
            return null;
        return IsSame(Entries[line], e)
            ? $"is in the log twice: first as element {_seenAt[line]}"
            : $"with arguments '{string.Join(',', Arguments(e))}' is not what {Name} has: {Entries[line]}";
    }

    /// <summary>Throws where a line that must be in the log is not.</summary>
    public void CheckAllSeen()
    {
        for (var line = 0; line < Entries.Count; line++)
        {
            var entry = Entries[line];
            if (_seenAt[line] == 0 && IsAlwaysLogged(entry) && MustHaveCome(entry, out var answer))
                throw new DifferenceException($"{entry} of {Name} is not in the log{answer}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Answers?.Dispose();

    private static bool IsSame(in WorkloadEntry entry, in LogElement e)
    {
        if (entry.Command != e.Command)
            return false;
        if (entry.Flaw == LineFlaw.Unclear)
            return true;
        if (entry.User != e.User)
            return false;
        return entry.Flaw != LineFlaw.None || (entry.Symbol == e.Symbol && entry.FileName == e.FileName
            && entry.AmountCents == e.FundsCents);
    }

    private static IEnumerable<string> Arguments(LogElement e) =>
        new[] { e.User, e.Symbol, e.FileName, e.HasFunds ? Cents.Format(e.FundsCents) : "" }.Where(a => a.Length > 0);

    /// <summary>A dump may have been made before its own line was logged, and one that was refused need not be in the log.</summary>
    private static bool IsAlwaysLogged(in WorkloadEntry entry) =>
        entry.Flaw is not (LineFlaw.UnknownCommand or LineFlaw.Unclear) && entry.Command != WorkloadCommand.Dumplog;

    /// <summary>True unless the client knows that the line was not executed, or does not know whether it was.</summary>
    private bool MustHaveCome(in WorkloadEntry entry, out string answered)
    {
        answered = "";
        if (Answers is null)
            return true;
        if (Answers.Find(entry.Number) is not { IsUnknown: false, Status: not ReplyStatus.Overloaded } answer)
            return false;
        answered = $", but was answered with {ReplyStatuses.Of(answer.Status)}";
        return true;
    }

    private void CheckOrder(in LogElement e, int line)
    {
        var before = _before[line];
        if (before < 0 || _seenAt[before] > 0 || !MustHaveCome(Entries[before], out _)
            || Answers?.Find(Entries[before].Number) is { Retries: > 0 })
            return;
        throw DifferenceException.At(e, $"{Entries[before]}, which stands before it in {Name}, is not in the log before it");
    }
}
