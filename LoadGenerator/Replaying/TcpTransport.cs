using System.Runtime.ExceptionServices;

namespace Trading.LoadGenerator.Replaying;

/// <summary>Replays over the TCP door: one thread for each connection.</summary>
internal sealed class TcpTransport : IReplayTransport
{
    private readonly IReplayLane[] _lanes;
    private readonly CancellationTokenSource _stop;

    public TcpTransport(LaneLedger[] ledgers, PacedClock clock, ReplayOptions options, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _lanes = [.. ledgers.Select(ledger => options.IsQuiet
            ? (IReplayLane)new QuietLane(ledger, clock, options, _stop.Token)
            : new TcpLane(ledger, clock, options, _stop.Token))];
    }

    /// <inheritdoc/>
    public long ReconnectCount => _lanes.Sum(l => (long)l.Connection.ReconnectCount);

    /// <inheritdoc/>
    public void Open()
    {
        foreach (var lane in _lanes)
            lane.Open();
    }

    /// <inheritdoc/>
    public void Run(ReplayPhase phase)
    {
        ExceptionDispatchInfo? failure = null;
        var threads = new List<Thread>();
        for (var i = 0; i < _lanes.Length; i++)
        {
            var (lane, end) = (_lanes[i], phase.Ends[i]);
            if (lane.Ledger.AnsweredCount >= end)
                continue;
            var thread = new Thread(() => Attempt(() => RunTo(lane, end))) { Name = $"replay {i}", IsBackground = true };
            threads.Add(thread);
            thread.Start();
        }

        foreach (var thread in threads)
            thread.Join();
        failure?.Throw();

        void Attempt(Action run)
        {
            try
            {
                run();
            }
            catch (Exception e)
            {
                // The first failure is the reason; what the other lanes say when they are stopped is not.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                _stop.Cancel();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in _lanes)
            lane.Connection.Dispose();
        _stop.Dispose();
    }

    /// <summary>Goes on until all lines before <paramref name="end"/> have their answers.</summary>
    private void RunTo(IReplayLane lane, int end)
    {
        if (lane.Ledger.AnsweredCount < end)
            lane.Connection.StartWaiting();
        while (lane.Ledger.AnsweredCount < end)
        {
            _stop.Token.ThrowIfCancellationRequested();
            try
            {
                if (!lane.Connection.IsOpen)
                    lane.Open();
                lane.Step(end);
            }
            catch (IOException)
            {
                lane.Connection.Close();
            }
        }
    }
}
