using System.Globalization;

namespace Trading.LoadGenerator.Verifying;

/// <summary>Prints what was proved.</summary>
internal static class VerifyReport
{
    /// <summary>Prints the counts of a log without a difference.</summary>
    public static void Write(LogVerifier verifier, IReadOnlyList<ExpectedWorkload> workloads)
    {
        var counts = verifier.Counts;
        Line("log", $"{counts.Elements.Sum():N0} elements, valid and in order of time");
        foreach (var workload in workloads)
        {
            var (matched, all) = (workload.MatchedCount, workload.Entries.Count);
            Line("workload", $"{workload.Name}: {matched:N0} of {all:N0} lines in the log, each once and in its user's order");
        }

        var others = counts.Others;
        Line("commands", $"{counts.Accepted:N0} accepted and {counts.Refused:N0} refused as the rules demand, {others:N0} from elsewhere");
        Line("triggers", $"{counts.Fired:N0} fired at a price that was quoted; {counts.Expired:N0} trades expired in their time");
        Line("answers", $"{counts.Answers:N0} as the log says, {counts.AnsweredSummaries:N0} summaries among them");
        Line("accounts", $"{verifier.Replay.Accounts.Values.Count(a => a.Exists):N0}, none ever below zero in cash or shares");
        if (counts.LiveSummaries > 0)
            Line("live", $"{counts.LiveSummaries:N0} summaries as the log says, {counts.MovedOn:N0} of them after reading on");
        Line("books", $"{verifier.Totals()}");
        Console.WriteLine("All is proved.");
    }

    /// <summary>Prints the elements of a log by kind.</summary>
    public static void WriteElements(long[] elements)
    {
        Line("elements", $"{elements.Sum():N0}, valid against the schema");
        foreach (var kind in Enum.GetValues<LogElementKind>())
        {
            var name = kind.ToString();
            Line("  " + char.ToLowerInvariant(name[0]) + name[1..], $"{elements[(int)kind]:N0}");
        }
    }

    private static void Line(string name, FormattableString text) =>
        Console.WriteLine($"{name,-22}{text.ToString(CultureInfo.InvariantCulture)}");
}
