using System.Diagnostics;

namespace Trading.LoadGenerator.Replaying;

/// <summary>A replay of a workload, from the first connection to the report.</summary>
internal sealed class Replay
{
    private readonly ReplayPlan _plan;
    private readonly ReplayOptions _options;
    private readonly PacedClock _clock;
    private readonly LaneLedger[] _ledgers;
    private readonly AnswerFile? _answers;
    private readonly AnswerRecorder?[] _recorders;
    private TimeSpan _dumpTime;
    private TimeSpan _time;
    private int _dumpCount;

    /// <summary>A replay that has not begun.</summary>
    public Replay(ReplayPlan plan, ReplayOptions options)
    {
        (_plan, _options) = (plan, options);
        _clock = new PacedClock(options.Rate);
        _answers = options.AnswersPath is null ? null : new AnswerFile(options.AnswersPath);
        _recorders = [.. plan.Lanes.Select(_ => _answers is null ? null : new AnswerRecorder(_answers))];
        _ledgers = [.. plan.Lanes.Select((lane, i) => new LaneLedger(lane, plan.Index, _clock, _recorders[i]))];
    }

    /// <summary>How many lines are to be answered.</summary>
    public int LineCount => _plan.LineCount;

    /// <summary>How many have been answered. Any thread may ask.</summary>
    public long AnsweredCount => _ledgers.Sum(l => (long)l.AnsweredCount);

    /// <summary>How many of those were refused. Any thread may ask.</summary>
    public long RefusedCount => _ledgers.Sum(l => (long)l.RefusedCount);

    /// <summary>Why there is no connection; null while there are, as far as is known. Any thread may ask.</summary>
    public string? Trouble => _options.Trouble.Reason;

    /// <summary>
    /// Runs to the end and reports. Fails as <see cref="CommandFailure"/> where the gateway cannot be reached, or is silent for too
    /// long.
    /// </summary>
    public ReplayReport Run(CancellationToken cancellation)
    {
        using var answers = _answers;
        if (_clock.IsPaced && !_options.IsHttp && !_options.IsQuiet)
            DryRun.Run(_options, cancellation);
        using IReplayTransport transport = _options.IsHttp
            ? new HttpTransport(_ledgers, _clock, _options, cancellation)
            : new TcpTransport(_ledgers, _clock, _options, cancellation);
        try
        {
            transport.Open();
            _clock.Start();
            foreach (var phase in _plan.Phases)
                Run(phase, transport);
        }
        finally
        {
            // What was answered is known also where the replay could not go on.
            foreach (var recorder in _recorders)
                recorder?.Flush();
        }

        return ReplayReport.Of(_plan, _options, _ledgers, transport.ReconnectCount, _time, _dumpTime, _dumpCount);
    }

    private void Run(ReplayPhase phase, IReplayTransport transport)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var ledger in _ledgers)
            ledger.IsUntimed = phase.IsDump;
        transport.Run(phase);
        if (phase.IsDump)
            (_dumpTime, _dumpCount) = (_dumpTime + Stopwatch.GetElapsedTime(started), _dumpCount + 1);
        else
            _time += Stopwatch.GetElapsedTime(started);
    }
}
