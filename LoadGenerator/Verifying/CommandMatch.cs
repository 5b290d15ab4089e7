using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Verifying;

/// <summary>The line of a workload that a command of the log is.</summary>
/// <param name="workload">The workload.</param>
/// <param name="line">The line's place in it.</param>
internal sealed class CommandMatch(ExpectedWorkload workload, int line)
{
    /// <summary>True where the line is not a right one; null where the rules leave that open.</summary>
    public bool? IsFlawed => workload.Entries[line].Flaw switch
    {
        LineFlaw.None => false,
        LineFlaw.Unclear => null,
        _ => true,
    };

    /// <summary>What the client was answered, or null where that is not known. Its JSON is valid only until the next call.</summary>
    public RecordedAnswer? FindAnswer() => workload.Answers?.Find(workload.Entries[line].Number);
}
