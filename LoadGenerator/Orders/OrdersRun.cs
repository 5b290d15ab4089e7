using System.Diagnostics;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Orders;

/// <summary>
/// Sends the load: each connection has its users and sends one request at a time, at once (closed loop) or by plan (open loop).
/// </summary>
internal sealed class OrdersRun(OrdersOptions options, OrderTrader[] traders)
{
    private readonly LatencyHistogram _latencies = new();
    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private long _done;
    private long _repeats;

    /// <summary>Requests that have a final answer.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Runs to the end.</summary>
    public async Task<OrdersReport> RunAsync(CancellationToken cancellation)
    {
        var clock = new PacedClock(options.Rate);
        clock.Start();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable.Range(0, options.Connections).Select(c => Task.Run(() => RunConnectionAsync(c, clock, cancellation), cancellation)));
        return new OrdersReport(Done, Stopwatch.GetElapsedTime(started), LatencySummary.Of(_latencies), _outcomes, _repeats);
    }

    private async Task RunConnectionAsync(int connection, PacedClock clock, CancellationToken cancellation)
    {
        await using var door = options.Open(cancellation);
        var latencies = new LatencyHistogram();
        var outcomes = new Dictionary<(OrderRequestKind Kind, int Status), long>();
        OrderTrader[] mine = [.. traders.Where((_, i) => i % options.Connections == connection)];
        var turn = 0;
        for (var position = connection; position < options.Requests && mine.Length > 0; position += options.Connections)
        {
            var trader = mine[turn++ % mine.Length];
            var planned = clock.IsPaced ? clock.PlannedAt(position) : PacedClock.Now;
            await WaitUntilAsync(planned, cancellation);
            var request = trader.Next();
            var status = await door.SendAsync(request, trader.Take);
            latencies.Record(PacedClock.Micros(PacedClock.Now - planned));
            outcomes[(request.Kind, status)] = outcomes.GetValueOrDefault((request.Kind, status)) + 1;
            Interlocked.Increment(ref _done);
        }

        lock (_outcomes)
        {
            _latencies.Add(latencies);
            _repeats += door.Repeats;
            foreach (var ((kind, status), count) in outcomes)
                _outcomes[$"{kind} {status}"] = _outcomes.GetValueOrDefault($"{kind} {status}") + count;
        }
    }

    private static async ValueTask WaitUntilAsync(long planned, CancellationToken cancellation)
    {
        var waitMicros = PacedClock.Micros(planned - PacedClock.Now);
        if (waitMicros > 0)
            await Task.Delay(TimeSpan.FromMicroseconds(waitMicros), cancellation);
    }
}
