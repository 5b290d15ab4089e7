using System.Buffers.Text;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// One connection of a replay over TCP without replies: lines go out in runs, each with a <c>SYNC</c> behind it, two runs at a
/// time. After a lost connection
/// everything from the first run without an answer is sent again, in the same session.
/// </summary>
internal sealed class QuietLane(LaneLedger ledger, PacedClock clock, ReplayOptions options, CancellationToken cancellation) : IReplayLane
{
    private const int RunsMax = 2;
    private static readonly TimeSpan WaitMin = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(100);
    private static readonly byte[] Sync = "SYNC\n"u8.ToArray();

    private readonly LaneConnection _connection = new(options, cancellation);
    private readonly Queue<int> _runs = new();
    private ReadOnlyMemory<byte> _output;
    private ReadOnlyMemory<byte> _behind;
    private long _refusedOnConnection;

    /// <inheritdoc/>
    public LaneLedger Ledger => ledger;

    /// <inheritdoc/>
    public LaneConnection Connection => _connection;

    /// <inheritdoc/>
    public void Open()
    {
        _connection.Open();
        _output = _behind = default;
        _refusedOnConnection = 0;
        _runs.Clear();
        ledger.Rewind();
    }

    /// <inheritdoc/>
    public void Step(int end)
    {
        if (_output.IsEmpty)
            (_output, _behind) = (_behind, default);
        if (_output.IsEmpty && _runs.Count < RunsMax && ledger.Next < end)
            StartRun(end);
        if (!_output.IsEmpty)
            _output = _output[_connection.Socket.Send(_output.Span)..];

        var hasOutput = !_output.IsEmpty || !_behind.IsEmpty;
        var canStart = _runs.Count < RunsMax && ledger.Next < end;
        _connection.Socket.Wait(hasOutput ? WaitMax : !canStart ? WaitMax : clock.IsPaced ? WaitMin : TimeSpan.Zero,
            alsoWritable: hasOutput);
        if (_connection.TryReceive())
            TakeReplies();
        else if (_runs.Count > 0)
            _connection.CheckPatience(ledger.IsUntimed);
        else
            _connection.StartWaiting();
    }

    private void StartRun(int end)
    {
        var now = PacedClock.Now;
        var to = Math.Min(end, ledger.Next + Math.Max(1, options.WindowPerConnection / RunsMax));
        if (clock.IsPaced && !ledger.IsUntimed)
        {
            var positions = ledger.Script.Positions;
            var dueBefore = clock.DueBefore(now);
            var due = ledger.Next;
            while (due < to && positions[due] < dueBefore)
                due++;
            to = due;
        }

        if (to == ledger.Next)
            return;
        _output = ledger.Script.Slice(ledger.Next, to);
        _behind = ledger.IsUntimed ? default : Sync;
        ledger.MarkSent(to, now);
        _runs.Enqueue(to);
    }

    private void TakeReplies()
    {
        var now = PacedClock.Now;
        while (_connection.Lines.TryTake(out var line))
        {
            if (line.StartsWith("SYNC "u8) && _runs.TryDequeue(out var to))
            {
                var refused = ErrorsOf(line);
                ledger.TakeSync(to, refused - _refusedOnConnection, now);
                _refusedOnConnection = refused;
            }
            else if (ReplyLine.TryParse(line, out var reply))
            {
                // Only a full dump is sent with a reply wanted.
                if (ledger.Take(reply, now) >= 0)
                    ledger.Rewind();
                ledger.SkipAnswered();
                _runs.Clear();
            }
        }
    }

    private static long ErrorsOf(ReadOnlySpan<byte> line)
    {
        var at = line.IndexOf("err="u8);
        return at >= 0 && Utf8Parser.TryParse(line[(at + 4)..], out long count, out _) ? count : 0;
    }
}
