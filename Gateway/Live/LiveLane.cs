using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Live;

/// <summary>
/// Sends for its share of the connections. Whatever concerns them comes as a message and is done by one thread at a time, so nothing here
/// is locked. It takes the pool's threads for short turns only: whatever else the process has to do waits for one turn of each lane at the
/// most, however many connections want to be written to. And it rests for as long as it works: while it does, more gathers for each client,
/// so that the fewer writes tell as much, and orders have the processor. It does not while a client that would take them has half of the
/// frames waiting that it is closed for.
/// </summary>
internal sealed class LiveLane : IThreadPoolWorkItem, IDisposable
{
    // A turn takes some hundred microseconds.
    private const int StepsPerTurn = 4_096;
    private const int WritesPerTurn = 24;
    private const int SubscribersPerStep = 4;

    private readonly int _number;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly LiveCounters _counters;
    private readonly ILogger _log;
    private readonly ConcurrentQueue<LaneMessage> _mailbox = new();
    private readonly Queue<LiveOutbox> _urgent = [];
    private readonly Queue<LiveOutbox> _ready = [];
    private readonly OutboxWriter _writer;
    private readonly LaneSweep _sweep;
    private readonly List<LiveOutbox> _outboxes = [];
    private readonly LaneRest _rest = new();
    private readonly ITimer _restTimer;
    private long _now;
    private int _isScheduled;
    private int _isSweepDue;
    private bool _isBehind;

    public LiveLane(int number, LiveOptions options, TimeProvider clock, LiveCounters counters, ILogger log)
    {
        (_number, _options, _clock, _counters, _log) = (number, options, clock, counters, log);
        _writer = new OutboxWriter(counters);
        _sweep = new LaneSweep(options, clock, counters);
        // What is shared out here is real, whatever clock the door's rules go by.
        _restTimer = TimeProvider.System.CreateTimer(
            static lane => ThreadPool.UnsafeQueueUserWorkItem((LiveLane)lane!, preferLocal: false),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Which lane it is, from 0.</summary>
    public int Number => _number;

    /// <summary>Asks for something to be done. Safe for use by many threads; messages of one thread are done in their order.</summary>
    public void Post(in LaneMessage message)
    {
        _mailbox.Enqueue(message);
        Schedule();
    }

    /// <summary>Asks for a sweep, unless one is due already.</summary>
    public void PostSweep()
    {
        if (Interlocked.Exchange(ref _isSweepDue, 1) == 0)
            Post(new LaneMessage(LaneMessageKind.Sweep));
    }

    /// <summary>Takes one turn.</summary>
    public void Execute()
    {
        var began = Stopwatch.GetElapsedTime(0);
        _now = _clock.GetTimestamp();
        for (var steps = 0; steps < StepsPerTurn && _mailbox.TryDequeue(out var message);)
            steps += TryHandle(message);
        Write(_urgent);
        Write(_ready);
        _writer.Report();
        if (TryRest(began))
            return;
        if (_urgent.Count + _ready.Count > 0 || !_mailbox.IsEmpty)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }

        Interlocked.Exchange(ref _isScheduled, 0);
        if (!_mailbox.IsEmpty)
            Schedule();
    }

    /// <summary>Puts a frame into a client's queue; a client that has too many in it is closed. Only for use by the lane's own turn.</summary>
    public void Queue(LiveOutbox outbox, LiveFrame frame)
    {
        if (outbox.IsClosing || outbox.HasFailed)
            return;
        if (outbox.Queue.Frames >= _options.QueueFrames)
        {
            _counters.CountClosedSlow();
            outbox.Queue.Clear();
            // It does not read: it has as long as a pong may take to read what was sent, and why it ends.
            BeginClose(outbox, WebSocketFrame.Close(CloseCodes.TryAgainLater, "too many frames wait"u8), _options.PongTimeout);
            return;
        }

        outbox.Queue.Add(frame);
        outbox.SentAt = _now;
        _isBehind |= !outbox.IsWriting && outbox.Queue.Frames > _options.QueueFrames / 2;
        Ready(outbox, frame.IsUrgent);
    }

    /// <summary>Lets a client be told the latest of a merged topic when it is its turn. Only for use by the lane's own turn.</summary>
    public void QueueLatest(LiveSubscription subscription, LiveFrame frame)
    {
        var outbox = subscription.Outbox;
        if (outbox.IsClosing || outbox.HasFailed)
            return;
        subscription.IsQueued = true;
        outbox.Queue.Add(subscription);
        outbox.SentAt = _now;
        Ready(outbox, frame.IsUrgent);
    }

    /// <inheritdoc/>
    public void Dispose() => _restTimer.Dispose();

    /// <summary>After a turn: where a rest is due, has the next turn wait for it.</summary>
    private bool TryRest(TimeSpan began)
    {
        var rest = _rest.After(began, Stopwatch.GetElapsedTime(0), _isBehind);
        _isBehind = false;
        return rest > TimeSpan.Zero && _restTimer.Change(rest, Timeout.InfiniteTimeSpan);
    }

    private void Schedule()
    {
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private int TryHandle(in LaneMessage message)
    {
        try
        {
            return Handle(message);
        }
        catch (Exception exception)
        {
            _log.LaneFailed(message.Kind, exception);
            return 1;
        }
    }

    /// <summary>Does what a message says; returns how many steps that took.</summary>
    private int Handle(in LaneMessage message)
    {
        switch (message.Kind)
        {
            case LaneMessageKind.Open:
                Open((LiveOutbox)message.Target!);
                break;
            case LaneMessageKind.Heard:
                ((LiveOutbox)message.Target!).GoDirect();
                break;
            case LaneMessageKind.Publish:
                var subscribers = (LaneSubscribers)message.Target!;
                subscribers.Publish(message.First!);
                return 1 + subscribers.Present / SubscribersPerStep;
            case LaneMessageKind.Subscribe:
                Subscribe((LiveSubscription)message.Target!, message.First, message.Second);
                break;
            case LaneMessageKind.Unsubscribe:
                var ended = (LiveSubscription)message.Target!;
                ended.Subscribers.Remove(ended);
                break;
            case LaneMessageKind.Send:
                Queue((LiveOutbox)message.Target!, message.First!);
                break;
            case LaneMessageKind.Close:
                BeginClose((LiveOutbox)message.Target!, message.First!, _options.CloseTimeout);
                break;
            case LaneMessageKind.Written:
                EndWrite((LiveOutbox)message.Target!);
                break;
            case LaneMessageKind.Gone:
                Leave((LiveOutbox)message.Target!);
                break;
            case LaneMessageKind.Sweep:
                Interlocked.Exchange(ref _isSweepDue, 0);
                _sweep.Run(this, _outboxes);
                return 1 + _outboxes.Count / SubscribersPerStep;
        }

        return 1;
    }

    private void Open(LiveOutbox outbox)
    {
        outbox.Index = _outboxes.Count;
        outbox.SentAt = _now;
        outbox.PingAt = _now;
        _outboxes.Add(outbox);
    }

    private void Subscribe(LiveSubscription subscription, LiveFrame? first, LiveFrame? second)
    {
        subscription.Subscribers.Add(subscription);
        if (first is not null)
            Queue(subscription.Outbox, first);
        if (second is not null)
            Queue(subscription.Outbox, second);
    }

    /// <summary>
    /// Queues the close frame, once; of several reasons to close, such as a stop of the gateway after another one, the one with the least
    /// patience counts. Only for use by the lane's own turn.
    /// </summary>
    public void BeginClose(LiveOutbox outbox, LiveFrame frame, TimeSpan patience)
    {
        outbox.CloseBy = Math.Min(outbox.CloseBy, _now + LaneSweep.TicksOf(patience, _clock));
        if (outbox.IsClosing || outbox.HasFailed)
            return;
        outbox.Queue.Add(frame);
        outbox.IsClosing = true;
        Ready(outbox, isUrgent: true);
    }

    private void Ready(LiveOutbox outbox, bool isUrgent)
    {
        if (outbox.IsWriting)
            return;
        if (isUrgent && !outbox.IsUrgent)
        {
            outbox.IsUrgent = true;
            _urgent.Enqueue(outbox);
        }
        else if (!isUrgent && !outbox.IsReady && !outbox.IsUrgent)
        {
            outbox.IsReady = true;
            _ready.Enqueue(outbox);
        }
    }

    private void Write(Queue<LiveOutbox> waiting)
    {
        for (var writes = 0; writes < WritesPerTurn && waiting.TryDequeue(out var outbox); writes++)
        {
            if (waiting == _urgent)
                outbox.IsUrgent = false;
            else
                outbox.IsReady = false;
            if (outbox.IsWriting || outbox.HasFailed || outbox.Queue.Count == 0)
                continue;
            _writer.Write(outbox);
            Settle(outbox);
        }
    }

    private void EndWrite(LiveOutbox outbox)
    {
        _writer.EndWrite(outbox);
        Settle(outbox);
    }

    private void Leave(LiveOutbox outbox)
    {
        outbox.IsGone = true;
        if (!outbox.IsClosing)
        {
            // The client went without a word: nobody is there to be written to.
            outbox.HasFailed = true;
            outbox.Queue.Clear();
            if (outbox.IsWriting)
                outbox.Abort();
        }

        Settle(outbox);
    }

    /// <summary>After anything that may have been the last: goes on writing, or lets go of a connection that is done.</summary>
    private void Settle(LiveOutbox outbox)
    {
        if (outbox.IsWriting)
            return;
        if (outbox.Queue.Count > 0)
            Ready(outbox, isUrgent: false);
        else if (outbox.IsGone && outbox.Index >= 0)
            Remove(outbox);
    }

    private void Remove(LiveOutbox outbox)
    {
        var last = _outboxes[^1];
        _outboxes[outbox.Index] = last;
        last.Index = outbox.Index;
        _outboxes.RemoveAt(_outboxes.Count - 1);
        outbox.Index = -1;
        outbox.Finish();
    }
}
