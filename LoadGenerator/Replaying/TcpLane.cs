namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// One connection of a replay over TCP, with its one thread: sends what the window or the plan allows, takes replies, sends lines
/// again that were answered
/// with <c>overloaded</c> or <c>internal</c>, and after a lost connection all that are unanswered, in order, in the same session.
/// </summary>
internal sealed class TcpLane(LaneLedger ledger, PacedClock clock, ReplayOptions options, CancellationToken cancellation) : IReplayLane
{
    private const int BatchBytes = 1 << 18;
    private const int ResendLinesMax = 4_096;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WaitMin = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(100);

    private readonly LaneConnection _connection = new(options, cancellation);
    private readonly Queue<(int Line, long DueAt)> _resends = new();
    private readonly MemoryStream _scratch = new();
    private ReadOnlyMemory<byte> _output;
    private bool _isOverloaded;

    /// <inheritdoc/>
    public LaneLedger Ledger => ledger;

    /// <inheritdoc/>
    public LaneConnection Connection => _connection;

    /// <inheritdoc/>
    public void Open()
    {
        _connection.Open();
        _output = default;
        _resends.Clear();
        foreach (var line in ledger.TakeUnanswered())
            _resends.Enqueue((line, 0));
    }

    /// <inheritdoc/>
    public void Step(int end)
    {
        var now = PacedClock.Now;
        if (_output.IsEmpty)
            PrepareResends(now);
        if (_output.IsEmpty && !(_isOverloaded && _resends.Count > 0))
            PrepareNext(end, now);
        if (!_output.IsEmpty)
            _output = _output[_connection.Socket.Send(_output.Span)..];

        _connection.Socket.Wait(WaitFor(end, now), alsoWritable: !_output.IsEmpty);
        if (_connection.TryReceive())
            TakeReplies();
        else if (ledger.UnderWayCount > 0)
            _connection.CheckPatience(ledger.IsUntimed);
        else
            _connection.StartWaiting();
    }

    private void PrepareResends(long now)
    {
        if (_resends.Count == 0 || _resends.Peek().DueAt > now)
            return;
        _scratch.SetLength(0);
        for (var count = 0; count < ResendLinesMax && _resends.TryPeek(out var next) && next.DueAt <= now; count++)
        {
            _resends.Dequeue();
            ledger.MarkResent(next.Line);
            _scratch.Write(ledger.Script.LineAt(next.Line));
        }

        _isOverloaded = _isOverloaded && _resends.Count > 0;
        _output = _scratch.GetBuffer().AsMemory(0, (int)_scratch.Length);
    }

    private void PrepareNext(int end, long now)
    {
        var from = ledger.Next;
        var to = Math.Min(end, clock.IsPaced && !ledger.IsUntimed
            ? FirstNotDue(from, end, now)
            : from + Math.Max(0, options.WindowPerConnection - ledger.UnderWayCount));
        if (to <= from)
            return;
        var starts = ledger.Script.Starts;
        if (starts[to] - starts[from] > BatchBytes)
        {
            var fits = Array.BinarySearch(starts, from, to - from + 1, starts[from] + BatchBytes);
            to = Math.Max(from + 1, fits < 0 ? ~fits - 1 : fits);
        }

        ledger.MarkSent(to, now);
        _output = ledger.Script.Slice(from, to);
    }

    private int FirstNotDue(int from, int end, long now)
    {
        var dueBefore = clock.DueBefore(now);
        var positions = ledger.Script.Positions;
        var to = from;
        while (to < end && positions[to] < dueBefore)
            to++;
        return to;
    }

    private TimeSpan WaitFor(int end, long now)
    {
        var wait = WaitMax;
        if (_resends.TryPeek(out var resend))
            wait = Sooner(wait, resend.DueAt, now);
        if (!_output.IsEmpty || ledger.Next >= end)
            return wait;
        if (clock.IsPaced && !ledger.IsUntimed)
            return Sooner(wait, clock.PlannedAt(ledger.Script.Positions[ledger.Next]), now);
        return ledger.UnderWayCount < options.WindowPerConnection && !_isOverloaded ? TimeSpan.Zero : wait;
    }

    /// <summary>Not below a millisecond, the finest that the system waits: a line may be sent that much after its plan.</summary>
    private static TimeSpan Sooner(TimeSpan wait, long dueAt, long now)
    {
        var until = TimeSpan.FromMicroseconds(Math.Max(0, PacedClock.Micros(dueAt - now)));
        return until >= wait ? wait : until > WaitMin ? until : WaitMin;
    }

    private void TakeReplies()
    {
        var now = PacedClock.Now;
        while (_connection.Lines.TryTake(out var line))
        {
            if (!ReplyLine.TryParse(line, out var reply))
                continue;
            var again = ledger.Take(reply, now);
            if (again < 0)
                continue;
            _isOverloaded |= reply.Status == ReplyStatus.Overloaded;
            _resends.Enqueue((again, now + PacedClock.Ticks(RetryPause)));
        }
    }
}
