using System.Text.Json;

namespace Trading.LoadGenerator.Replaying;

/// <summary>What a replay came to.</summary>
internal sealed record ReplayReport
{
    /// <summary>The workload.</summary>
    public required string Workload { get; init; }

    /// <summary>The session of the transaction numbers; with it the same replay can be done again.</summary>
    public required string Session { get; init; }

    /// <summary><c>tcp</c> or <c>http</c>.</summary>
    public required string Transport { get; init; }

    /// <summary><c>closed</c> or <c>open</c>.</summary>
    public required string Loop { get; init; }

    /// <summary>Connections.</summary>
    public required int Connections { get; init; }

    /// <summary>Lines that may be under way in all, in a closed loop; 0 in an open one.</summary>
    public required int Window { get; init; }

    /// <summary>Planned lines a second in an open loop, else 0.</summary>
    public required double RatePlanned { get; init; }

    /// <summary>True without replies: refusals are counted but not told apart.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Lines answered, without full dumps.</summary>
    public required long Commands { get; init; }

    /// <summary>How long those took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Lines answered a second.</summary>
    public required double CommandsPerSecond { get; init; }

    /// <summary>Where latencies run from: <c>sent</c> or <c>planned</c>.</summary>
    public required string LatencyFrom { get; init; }

    /// <summary>Latencies.</summary>
    public required LatencySummary LatencyMs { get; init; }

    /// <summary>Lines executed, full dumps included.</summary>
    public required long Accepted { get; init; }

    /// <summary>Lines refused, by code.</summary>
    public required IReadOnlyDictionary<string, long> Refused { get; init; }

    /// <summary>How often a line was sent again.</summary>
    public required long Retries { get; init; }

    /// <summary>How often a connection was made again.</summary>
    public required long Reconnects { get; init; }

    /// <summary>Replies that belonged to no line under way.</summary>
    public required long Unmatched { get; init; }

    /// <summary>Lines of the workload that could not be sent.</summary>
    public required int Unsendable { get; init; }

    /// <summary>Full dumps, and how long they took.</summary>
    public required int Dumps { get; init; }

    /// <summary>How long those took.</summary>
    public required double DumpSeconds { get; init; }

    /// <summary>Where the gateway wrote the last full dump, or null.</summary>
    public required string? DumpPath { get; init; }

    /// <summary>Lines whose last answer was still <c>overloaded</c> or <c>internal</c>.</summary>
    public long Unresolved => Refused.GetValueOrDefault("overloaded") + Refused.GetValueOrDefault("internal");

    /// <summary>Puts a report together from all connections.</summary>
    public static ReplayReport Of(
        ReplayPlan plan, ReplayOptions options, LaneLedger[] ledgers, long reconnects, TimeSpan time, TimeSpan dumpTime, int dumpCount)
    {
        var latencies = new LatencyHistogram();
        foreach (var ledger in ledgers)
            latencies.Add(ledger.Latencies);
        var commands = ledgers.Sum(l => (long)l.AnsweredCount) - dumpCount;
        var byStatus = Enumerable.Range(0, ReplyStatuses.Count)
            .Select(s => (Status: (ReplyStatus)s, Count: ledgers.Sum(l => l.ByStatus[s]))).ToArray();
        return new ReplayReport
        {
            Workload = options.Workload,
            Session = options.Session,
            Transport = options.IsHttp ? "http" : "tcp",
            Loop = options.Rate > 0 ? "open" : "closed",
            Connections = options.Connections,
            Window = options.Rate > 0 ? 0 : options.IsHttp ? options.Connections : options.Window,
            RatePlanned = options.Rate,
            Quiet = options.IsQuiet,
            Commands = commands,
            Seconds = time.TotalSeconds,
            CommandsPerSecond = time > TimeSpan.Zero ? commands / time.TotalSeconds : 0,
            LatencyFrom = options.Rate > 0 ? "planned" : "sent",
            LatencyMs = LatencySummary.Of(latencies),
            Accepted = byStatus[0].Count,
            Refused = byStatus.Skip(1).Where(s => s.Count > 0).OrderByDescending(s => s.Count)
                .ToDictionary(s => ReplyStatuses.Of(s.Status), s => s.Count),
            Retries = ledgers.Sum(l => l.RetryCount),
            Reconnects = reconnects,
            Unmatched = ledgers.Sum(l => l.UnmatchedCount),
            Unsendable = plan.UnsendableCount,
            Dumps = dumpCount,
            DumpSeconds = dumpTime.TotalSeconds,
            DumpPath = ledgers.Select(l => PathOf(l.DumpResult)).LastOrDefault(path => path is not null),
        };
    }

    private static string? PathOf(byte[] dumpResult)
    {
        if (dumpResult.Length == 0)
            return null;
        using var json = JsonDocument.Parse(dumpResult);
        return json.RootElement.TryGetProperty("path", out var path) ? path.GetString() : null;
    }
}
