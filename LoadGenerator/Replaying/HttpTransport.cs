using System.Net.Sockets;

namespace Trading.LoadGenerator.Replaying;

/// <summary>Replays over HTTP: many connections with one request each under way, and one thread for all of them.</summary>
internal sealed class HttpTransport(LaneLedger[] ledgers, PacedClock clock, ReplayOptions options, CancellationToken cancellation)
    : IReplayTransport
{
    private const long WaitMaxMicros = 100_000;
    private const long WaitMinMicros = 1_000;

    private readonly HttpLane[] _lanes = [.. ledgers.Select(ledger => new HttpLane(ledger, clock, options))];
    private readonly List<Socket> _readable = [];
    private readonly List<Socket> _writable = [];
    private readonly HashSet<Socket> _ready = [];

    /// <inheritdoc/>
    public long ReconnectCount => _lanes.Sum(l => (long)l.ReconnectCount);

    /// <inheritdoc/>
    public void Open()
    {
        foreach (var lane in _lanes)
            lane.Open();
    }

    /// <inheritdoc/>
    public void Run(ReplayPhase phase)
    {
        var open = Enumerable.Range(0, _lanes.Length).Where(i => _lanes[i].Ledger.AnsweredCount < phase.Ends[i]).ToList();
        _ready.Clear();
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            _readable.Clear();
            _writable.Clear();
            var wakeAt = PacedClock.Now + PacedClock.Ticks(TimeSpan.FromMicroseconds(WaitMaxMicros));
            for (var i = open.Count - 1; i >= 0; i--)
            {
                var lane = _lanes[open[i]];
                var end = phase.Ends[open[i]];
                wakeAt = Math.Min(wakeAt, lane.Step(end, lane.Socket is { } socket && _ready.Contains(socket.Socket)));
                if (lane.Ledger.AnsweredCount >= end)
                    open.RemoveAt(i);
                else
                    Watch(lane);
            }

            Wait(wakeAt);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in _lanes)
            lane.Dispose();
    }

    private void Watch(HttpLane lane)
    {
        if (lane.Socket is null || lane.Ledger.UnderWayCount == 0)
            return;
        _readable.Add(lane.Socket.Socket);
        if (lane.HasOutput)
            _writable.Add(lane.Socket.Socket);
    }

    private void Wait(long wakeAt)
    {
        var micros = Math.Clamp(PacedClock.Micros(wakeAt - PacedClock.Now), WaitMinMicros, WaitMaxMicros);
        _ready.Clear();
        if (_readable.Count == 0)
        {
            cancellation.WaitHandle.WaitOne(TimeSpan.FromMicroseconds(micros));
            return;
        }

        Socket.Select(_readable, _writable.Count > 0 ? _writable : null, null, TimeSpan.FromMicroseconds(micros));
        _ready.UnionWith(_readable);
    }
}
