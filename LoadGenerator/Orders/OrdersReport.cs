using System.Globalization;
using System.Text.Json;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Orders;

/// <summary>What a load of orders came to.</summary>
/// <param name="Requests">Requests with a final answer.</param>
/// <param name="Time">How long they took.</param>
/// <param name="Latency">Latencies; in an open loop from the planned time.</param>
/// <param name="Outcomes">Counts by kind of request and HTTP status.</param>
/// <param name="Repeats">Requests that were sent again after a lost connection or a failure inside.</param>
internal sealed record OrdersReport(
    long Requests, TimeSpan Time, LatencySummary Latency, IReadOnlyDictionary<string, long> Outcomes, long Repeats)
{
    /// <summary>Requests a second.</summary>
    public double Rate => Requests / Time.TotalSeconds;

    /// <summary>Prints it.</summary>
    public void Print()
    {
        Line("requests", $"{Requests:N0} in {Time.TotalSeconds:N2} s: {Rate:N0}/s");
        Line("latency", $"p50 {Latency.P50:N2} ms, p99 {Latency.P99:N2} ms, p99.9 {Latency.P999:N2} ms, max {Latency.Max:N1} ms");
        Line("sent again", $"{Repeats:N0}");
        foreach (var (outcome, count) in Outcomes)
            Line(outcome.ToLowerInvariant(), $"{count:N0}");
    }

    /// <summary>Writes it as JSON.</summary>
    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(new
    {
        requests = Requests,
        seconds = Time.TotalSeconds,
        perSecond = Rate,
        p50Ms = Latency.P50,
        p99Ms = Latency.P99,
        p999Ms = Latency.P999,
        maxMs = Latency.Max,
        repeats = Repeats,
        outcomes = Outcomes,
    }));

    private static void Line(string name, FormattableString value) =>
        Console.WriteLine($"{name,-24}{value.ToString(CultureInfo.InvariantCulture)}");
}
