namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// What has been sent and answered on one connection. One thread uses it; others may read <see cref="AnsweredCount"/> and <see
/// cref="RefusedCount"/> for the
/// progress line.
/// </summary>
internal sealed class LaneLedger(LaneScript script, LineIndex index, PacedClock clock, AnswerRecorder? recorder)
{
    /// <summary>How often a line is sent again for a transient answer before that counts as final.</summary>
    public const int RetriesMax = 100;

    private readonly LineState[] _states = new LineState[script.Count];
    private readonly byte[] _retries = new byte[script.Count];
    private readonly long[] _since = new long[script.Count];
    private int _firstOpen;
    private int _furthest;
    private int _answeredCount;
    private int _refusedCount;

    /// <summary>The lines.</summary>
    public LaneScript Script => script;

    /// <summary>The first line that was never sent.</summary>
    public int Next { get; private set; }

    /// <summary>How many lines are under way.</summary>
    public int UnderWayCount { get; private set; }

    /// <summary>How many lines have their final answer.</summary>
    public int AnsweredCount => Volatile.Read(ref _answeredCount);

    /// <summary>How many of those were refused.</summary>
    public int RefusedCount => Volatile.Read(ref _refusedCount);

    /// <summary>How often a line was sent again, for whatever reason.</summary>
    public long RetryCount { get; private set; }

    /// <summary>Replies that belong to no line that is under way.</summary>
    public long UnmatchedCount { get; private set; }

    /// <summary>Final answers by <see cref="ReplyStatus"/>.</summary>
    public long[] ByStatus { get; } = new long[ReplyStatuses.Count];

    /// <summary>Latencies of the answered lines.</summary>
    public LatencyHistogram Latencies { get; } = new();

    /// <summary>What the last full dump was answered with, or empty.</summary>
    public byte[] DumpResult { get; private set; } = [];

    /// <summary>Set while the line of a full dump is under way, which is not to count in <see cref="Latencies"/>.</summary>
    public bool IsUntimed { get; set; }

    /// <summary>Notes that the next lines, up to before <paramref name="to"/>, are sent now.</summary>
    public void MarkSent(int to, long now)
    {
        var (from, count) = (Next, to - Next);
        _states.AsSpan(from, count).Fill(LineState.UnderWay);
        if (clock.IsPaced && !IsUntimed)
        {
            for (var line = from; line < to; line++)
                _since[line] = clock.PlannedAt(script.Positions[line]);
        }
        else if (to > _furthest)
        {
            var first = Math.Max(from, _furthest);
            _since.AsSpan(first, to - first).Fill(now);
        }

        _furthest = Math.Max(_furthest, to);

        UnderWayCount += count;
        Next = to;
    }

    /// <summary>Notes that a line is sent again.</summary>
    public void MarkResent(int line)
    {
        _states[line] = LineState.UnderWay;
        UnderWayCount++;
        RetryCount++;
    }

    /// <summary>
    /// Takes an answer. Returns the line where it has to be sent again after a pause, else -1. A latency runs from the first
    /// sending of a line (by plan, in an
    /// open loop) to its final answer.
    /// </summary>
    public int Take(in ReplyLine reply, long now) => Take(reply.Number, reply.Status, reply.Result, now);

    /// <inheritdoc cref="Take(in ReplyLine, long)"/>
    public int Take(long number, ReplyStatus status, ReadOnlySpan<byte> result, long now)
    {
        var line = index.Find(number);
        if ((uint)line >= (uint)_states.Length || script.Numbers[line] != number || _states[line] != LineState.UnderWay)
        {
            UnmatchedCount++;
            return -1;
        }

        UnderWayCount--;
        if (ReplyStatuses.IsTransient(status) && _retries[line] < RetriesMax)
        {
            _retries[line]++;
            _states[line] = LineState.Waiting;
            return line;
        }

        _states[line] = LineState.Answered;
        ByStatus[(int)status]++;
        if (IsUntimed)
            DumpResult = result.ToArray();
        else
            Latencies.Record(PacedClock.Micros(now - _since[line]));
        recorder?.Write(script, line, status, _retries[line], result);
        if (status != ReplyStatus.Ok)
            Volatile.Write(ref _refusedCount, _refusedCount + 1);
        Volatile.Write(ref _answeredCount, _answeredCount + 1);
        return -1;
    }

    /// <summary>
    /// Takes the answer to all sent lines before <paramref name="to"/> at once: how many of them were refused is all that is told.
    /// </summary>
    public void TakeSync(int to, long refusedCount, long now)
    {
        var count = to - _firstOpen;
        ByStatus[(int)ReplyStatus.Ok] += count - refusedCount;
        ByStatus[(int)ReplyStatus.Unknown] += refusedCount;
        for (var line = _firstOpen; line < to; line++)
            Latencies.Record(PacedClock.Micros(now - _since[line]));
        _states.AsSpan(_firstOpen, count).Fill(LineState.Answered);
        UnderWayCount -= count;
        _firstOpen = to;
        Volatile.Write(ref _refusedCount, _refusedCount + (int)refusedCount);
        Volatile.Write(ref _answeredCount, _answeredCount + count);
    }

    /// <summary>Passes over the lines at the front that have their answers.</summary>
    public void SkipAnswered()
    {
        while (_firstOpen < Next && _states[_firstOpen] == LineState.Answered)
            _firstOpen++;
    }

    /// <summary>After a lost connection: goes back to the first line without an answer, where lines are answered in order.</summary>
    public void Rewind()
    {
        RetryCount += Next - _firstOpen;
        Next = _firstOpen;
        UnderWayCount = 0;
    }

    /// <summary>
    /// After a lost connection: the lines that were sent and have no final answer, in order. None of them is under way any more.
    /// </summary>
    public List<int> TakeUnanswered()
    {
        SkipAnswered();
        List<int> lines = [];
        for (var line = _firstOpen; line < Next; line++)
        {
            if (_states[line] == LineState.Answered)
                continue;
            _states[line] = LineState.Waiting;
            lines.Add(line);
        }

        UnderWayCount = 0;
        return lines;
    }
}
