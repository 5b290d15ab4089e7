using System.Globalization;
using System.Text.Json;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Messages;

/// <summary>What a load of trade messages came to.</summary>
/// <param name="Messages">Messages with a final answer.</param>
/// <param name="Requests">The requests in which they went.</param>
/// <param name="Time">How long they took.</param>
/// <param name="Latency">Latencies of requests; in an open loop from the planned time.</param>
/// <param name="Acknowledged">What was accepted.</param>
/// <param name="Refused">Messages that were refused, as they were to be.</param>
/// <param name="Repeats">Requests that were sent again after a lost connection, a full queue or a failure inside.</param>
/// <param name="Surprise">The first answer that was another than it was to be; null where there was none.</param>
internal sealed record MessagesReport(
    long Messages,
    long Requests,
    TimeSpan Time,
    LatencySummary Latency,
    MarketTotals Acknowledged,
    long Refused,
    long Repeats,
    string? Surprise)
{
    /// <summary>Messages a second.</summary>
    public double Rate => Messages / Time.TotalSeconds;

    /// <summary>Prints it.</summary>
    public void Print()
    {
        Line("messages", $"{Messages:N0} in {Requests:N0} requests and {Time.TotalSeconds:N2} s: {Rate:N0}/s");
        Line("latency", $"p50 {Latency.P50:N2} ms, p99 {Latency.P99:N2} ms, p99.9 {Latency.P999:N2} ms, max {Latency.Max:N1} ms");
        Line("accepted", $"{Acknowledged.Count:N0}");
        for (var kind = MadeKind.Direct; kind <= MadeKind.Mismatch; kind++)
            Line("  " + kind.ToString().ToLowerInvariant(), $"{Acknowledged.Of(kind):N0}");
        Line("refused", $"{Refused:N0}");
        Line("sent again", $"{Repeats:N0}");
    }

    /// <summary>Writes it as JSON.</summary>
    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(new
    {
        messages = Messages,
        requests = Requests,
        seconds = Time.TotalSeconds,
        perSecond = Rate,
        p50Ms = Latency.P50,
        p99Ms = Latency.P99,
        p999Ms = Latency.P999,
        maxMs = Latency.Max,
        accepted = Acknowledged.Count,
        refused = Refused,
        repeats = Repeats,
    }));

    private static void Line(string name, FormattableString value) =>
        Console.WriteLine($"{name,-24}{value.ToString(CultureInfo.InvariantCulture)}");
}
