using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>How many commands have ended, by their status. Safe for use by many threads.</summary>
public sealed class CommandCounters
{
    private static readonly int Statuses = Enum.GetValues<Status>().Length;

    private readonly long[] _counts = new long[Statuses];

    /// <summary>Commands that ended with that status.</summary>
    public long this[Status status] => Volatile.Read(ref _counts[(int)status]);

    /// <summary>Counts a group of commands, adding once for each status in a row.</summary>
    public void Count(ReadOnlySpan<CompletedCommand> completed)
    {
        for (var i = 0; i < completed.Length;)
        {
            var status = completed[i].Outcome.Status;
            var start = i;
            while (i < completed.Length && completed[i].Outcome.Status == status)
                i++;
            Interlocked.Add(ref _counts[(int)status], i - start);
        }
    }
}
