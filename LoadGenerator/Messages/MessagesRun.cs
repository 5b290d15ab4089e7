using System.Diagnostics;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Messages;

/// <summary>
/// Sends the load: each connection is a thread of its own, which costs the least where the server needs the processors too, and sends one
/// request at a time, at once (closed loop)
/// or by plan (open loop).
/// </summary>
internal sealed class MessagesRun(MessagesOptions options)
{
    private const int StackBytes = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly LatencyHistogram _latencies = new();
    private readonly MarketTotals _acknowledged = new();
    private long _done;
    private long _refused;
    private long _repeats;
    private string? _surprise;
    private Exception? _failure;

    /// <summary>Messages that have a final answer.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Runs to the end.</summary>
    public async Task<MessagesReport> RunAsync(CancellationToken cancellation)
    {
        // Where one connection gives up, all do.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var clock = new PacedClock(options.Rate / options.ArrayLength);
        clock.Start();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(number => StartAsync(number, clock, stop)));
        if (_failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
        return new MessagesReport(
            Done, (Done + options.ArrayLength - 1) / options.ArrayLength, Stopwatch.GetElapsedTime(started), LatencySummary.Of(_latencies),
            _acknowledged, _refused, _repeats, _surprise);
    }

    private Task StartAsync(int connection, PacedClock clock, CancellationTokenSource stop)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                RunConnection(connection, clock, stop.Token);
            }
            catch (Exception e)
            {
                lock (_gate)
                    _failure = _failure is null or OperationCanceledException ? e : _failure;
                stop.Cancel();
            }

            end.SetResult();
        }, StackBytes)
        {
            IsBackground = true,
        };
        thread.Start();
        return end.Task;
    }

    private void RunConnection(int number, PacedClock clock, CancellationToken cancellation)
    {
        using var door = new MessageConnection(options.Gateway, options.Patience, cancellation);
        var latencies = new LatencyHistogram();
        var round = new MessageRound(new MessageMaker(options, number), options.ArrayLength);
        var take = round.Take;
        var body = door.Body(round.BytesMax);
        for (var position = number; position < options.Requests; position += options.Connections)
        {
            cancellation.ThrowIfCancellationRequested();
            var planned = clock.IsPaced ? clock.PlannedAt(position) : PacedClock.Now;
            WaitUntil(planned, cancellation);
            var count = Math.Min(options.ArrayLength, options.Messages - position * options.ArrayLength);
            var length = round.Make(body, count, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            if (!clock.IsPaced)
                planned = PacedClock.Now;
            door.Send(length, take);
            latencies.Record(PacedClock.Micros(PacedClock.Now - planned));
            Interlocked.Add(ref _done, count);
        }

        lock (_gate)
        {
            _latencies.Add(latencies);
            _acknowledged.Add(round.Acknowledged);
            _refused += round.Refused;
            _repeats += door.Repeats;
            _surprise ??= round.Surprise;
        }
    }

    private static void WaitUntil(long planned, CancellationToken cancellation)
    {
        var waitMs = PacedClock.Micros(planned - PacedClock.Now) / 1_000;
        if (waitMs > 0)
            cancellation.WaitHandle.WaitOne((int)waitMs);
    }
}
