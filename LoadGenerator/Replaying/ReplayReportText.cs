using System.Globalization;

namespace Trading.LoadGenerator.Replaying;

/// <summary>A <see cref="ReplayReport"/> for people.</summary>
internal static class ReplayReportText
{
    /// <summary>Prints the report.</summary>
    public static void Write(ReplayReport report)
    {
        foreach (var (name, value) in Rows(report))
            Console.WriteLine($"{name,-24}{value}");
    }

    private static IEnumerable<(string Name, string Value)> Rows(ReplayReport report)
    {
        yield return ("commands", Text($"{report.Commands:N0} in {report.Seconds:0.000} s: {report.CommandsPerSecond:N0}/s"));
        yield return ("load", report.Loop == "open"
            ? Text($"{report.Transport}, open loop, {report.RatePlanned:N0}/s by plan over {report.Connections} connections")
            : Text($"{report.Transport}, closed loop, {report.Connections} connections, at most {report.Window:N0} lines under way"));
        var latency = report.LatencyMs;
        yield return ("latency", Text(
            $"p50 {latency.P50:0.000} ms, p99 {latency.P99:0.000} ms, p99.9 {latency.P999:0.000} ms, max {latency.Max:0.000} ms")
            + (report.Quiet ? " (to the next SYNC, " : " (")
                + $"from the {(report.LatencyFrom == "planned" ? "planned send time" : "send time")})");
        yield return ("accepted", Text($"{report.Accepted:N0}"));
        yield return ("refused", Text($"{report.Refused.Values.Sum():N0}"));
        foreach (var (code, count) in report.Refused)
            yield return ("  " + (report.Quiet && code == "unknown" ? "(no codes)" : code), Text($"{count:N0}"));
        if (report.Dumps > 0)
            yield return ("full dumps", Text($"{report.Dumps:N0} in {report.DumpSeconds:0.000} s, not in the figures above"));
        if (report.DumpPath is not null)
            yield return ("audit log", report.DumpPath);
        yield return ("sent again", Text($"{report.Retries:N0} lines, {report.Reconnects:N0} reconnects"));
        if (report.Unmatched > 0)
            yield return ("unmatched", Text($"{report.Unmatched:N0} replies to no line under way"));
        if (report.Unsendable > 0)
            yield return ("not sent", Text($"{report.Unsendable:N0} lines without a transaction number, or too long"));
        yield return ("session", report.Session);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
