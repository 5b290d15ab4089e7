using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Live;

/// <summary>
/// One sequence of publications: numbers without holes, a ring of the last frames, and the subscribers on each lane. A frame is encoded
/// once, however many it goes to. Safe for use by many threads; publications are taken in the order of the calls.
/// </summary>
public sealed class LiveTopic
{
    // A subscriber may be given a snapshot that is so many updates old, and the updates: fewer snapshots are asked for.
    private const long SnapshotLagMax = 16;

    // Publications that come while a snapshot is awaited are held back; past that the snapshot will have to be newer than them.
    private const int HeldMax = 4_096;

    private readonly Lock _gate = new();
    private readonly LiveKey _key;
    private readonly bool _isMerged;
    private readonly TopicEncoder _encoder;
    private readonly FrameRing _ring;
    private readonly LaneSubscribers?[] _lanes;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly List<LiveFrame> _held = [];
    private LiveFrame? _snapshot;
    private LiveFrame? _joined;
    private long _joinedAfter;
    private long _seq;
    private long _assigned;
    private long _emptySince;
    private int _subscribers;
    private bool _isSyncing = true;
    private bool _isClosed;

    internal LiveTopic(LiveKey key, ILiveChannel channel, LiveOptions options, int lanes, TimeProvider clock, ILogger log)
    {
        _key = key;
        _isMerged = channel.IsMerged;
        _encoder = new TopicEncoder(key, channel.IsPrivate);
        _ring = new FrameRing(
            channel.IsMerged ? 1 : channel.RingFrames ?? (channel.IsPrivate ? options.PrivateRingFrames : options.RingFrames));
        _lanes = new LaneSubscribers?[lanes];
        _clock = clock;
        _log = log;
        // Numbers given here are not given again by a later topic of the same key, so that no old since_seq fits by chance.
        _assigned = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        _emptySince = clock.GetTimestamp();
        Sync = new TopicSync(this, channel, clock, log);
    }

    /// <summary>What it is about.</summary>
    public LiveKey Key => _key;

    /// <summary>The last number that <see cref="Publish(long, ReadOnlySpan{byte})"/> has given.</summary>
    public long Seq => Volatile.Read(ref _assigned);

    internal TopicSync Sync { get; }

    /// <summary>True once it takes nothing more.</summary>
    internal bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>How many watch it.</summary>
    internal int Subscribers => Volatile.Read(ref _subscribers);

    /// <summary>
    /// Takes a publication that its source has numbered. One that is known already does nothing. One that does not follow the last is kept
    /// until a new snapshot has been asked of the source, with which all subscribers then begin anew. Never waits.
    /// </summary>
    /// <param name="seq">Its number, one more than that of the last.</param>
    /// <param name="timeMs">When it happened, Unix milliseconds.</param>
    /// <param name="data">The value of <c>data</c>: one JSON value in UTF-8.</param>
    public void Publish(long seq, long timeMs, ReadOnlySpan<byte> data)
    {
        lock (_gate)
            Take(_encoder.Encode(LiveFrameKind.Update, seq, timeMs, data));
    }

    /// <summary>
    /// Takes publications that follow one another, as <see cref="Publish(long, long, ReadOnlySpan{byte})"/> takes each: those who watch get a frame for each, but all of them in one go.
    /// </summary>
    public void Publish(ReadOnlySpan<LivePublication> publications)
    {
        var frames = new LiveFrame[publications.Length];
        lock (_gate)
        {
            for (var i = 0; i < frames.Length; i++)
                frames[i] = _encoder.Encode(LiveFrameKind.Update, publications[i].Seq, publications[i].TimeMs, publications[i].Data.Span);
            TakeAll(frames);
        }
    }

    /// <summary>Takes a publication of a source that has no numbers of its own, and returns the one that it is given. Never waits.</summary>
    public long Publish(long timeMs, ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            Volatile.Write(ref _assigned, _assigned + 1);
            Take(_encoder.Encode(LiveFrameKind.Update, _assigned, timeMs, data));
            return _assigned;
        }
    }

    /// <summary>
    /// For a source that cannot say what it has missed, for instance as what it reads from has begun anew: a new snapshot is asked of it, whatever
    /// its number is, and all subscribers begin anew with it.
    /// </summary>
    public void Restart()
    {
        lock (_gate)
            BeginSync();
    }

    /// <summary>Begins to feed a connection; null where the topic is closed or cannot be had.</summary>
    /// <param name="outbox">Where the frames go.</param>
    /// <param name="sinceSeq">The last number that the client knows; null where it knows none.</param>
    internal async ValueTask<LiveSubscription?> SubscribeAsync(LiveOutbox outbox, long? sinceSeq)
    {
        const int AttemptsMax = 8;
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            lock (_gate)
            {
                if (_isClosed)
                    return null;
                if (!_isSyncing && TryBegin(outbox, sinceSeq) is { } subscription)
                    return subscription;
            }

            await Sync.FetchAsync();
        }

        return null;
    }

    /// <summary>Feeds a connection no more.</summary>
    internal void Unsubscribe(LiveSubscription subscription)
    {
        lock (_gate)
        {
            subscription.Subscribers.Count--;
            if (--_subscribers == 0)
                _emptySince = _clock.GetTimestamp();
            subscription.Outbox.Lane.Post(new LaneMessage(LaneMessageKind.Unsubscribe, subscription));
        }
    }

    /// <summary>Closes the topic where nobody has watched it for so long.</summary>
    internal bool TryCloseIdle(TimeSpan idle)
    {
        lock (_gate)
        {
            if (_subscribers == 0 && _clock.GetElapsedTime(_emptySince) >= idle)
                _isClosed = true;
            return _isClosed;
        }
    }

    /// <summary>Closes the topic; whoever watches it is told that it has ended.</summary>
    internal void End()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            Broadcast(LiveAnswers.End(_key, LiveError.Internal));
        }
    }

    /// <summary>
    /// Takes a snapshot from the source. False where another, newer one is needed: publications between it and those that are held back
    /// are missing.
    /// </summary>
    internal bool TryTake(LiveSnapshot snapshot)
    {
        lock (_gate)
        {
            if (_isClosed)
                return true;
            if (!_isSyncing)
            {
                if (_snapshot is null || snapshot.Seq > _snapshot.Seq)
                    _snapshot = _encoder.Encode(LiveFrameKind.Snapshot, snapshot.Seq, snapshot.TimeMs, snapshot.Data.Span);
                return true;
            }

            if (!TryFollow(snapshot.Seq))
                return false;
            Begin(snapshot);
            return true;
        }
    }

    /// <summary>True where all that is held back follows that number without a hole; what is held back from before a hole is let go.</summary>
    private bool TryFollow(long seq)
    {
        for (var i = 0; i < _held.Count; i++)
        {
            if (_held[i].Seq > seq + 1)
            {
                _held.RemoveRange(0, i);
                return false;
            }

            seq = Math.Max(seq, _held[i].Seq);
        }

        return true;
    }

    /// <summary>Begins anew from a snapshot, and tells those who watch already.</summary>
    private void Begin(LiveSnapshot snapshot)
    {
        _isSyncing = false;
        _seq = snapshot.Seq;
        _ring.Clear();
        _joined = null;
        _snapshot = _encoder.Encode(LiveFrameKind.Snapshot, snapshot.Seq, snapshot.TimeMs, snapshot.Data.Span);
        if (_subscribers > 0)
            Broadcast(_snapshot.AsSnapshot(_encoder, isReset: true));
        foreach (var frame in _held)
            Take(frame);
        _held.Clear();
    }

    private void Take(LiveFrame frame)
    {
        if (_isClosed)
            return;
        if (!_isSyncing && frame.Seq <= _seq)
            return;
        if (!_isSyncing && frame.Seq != _seq + 1)
        {
            _log.Missed(_key, _seq + 1, frame.Seq - 1);
            BeginSync();
        }

        if (_isSyncing)
        {
            if (_held.Count == HeldMax)
                _held.Clear();
            _held.Add(frame);
            return;
        }

        _seq = frame.Seq;
        _ring.Add(frame);
        Broadcast(frame);
    }

    /// <summary>Takes frames as one where all of them are new to all who watch; one by one where anything else may be.</summary>
    private void TakeAll(LiveFrame[] frames)
    {
        var areNext = !_isClosed && !_isSyncing && frames.Length > 1 && (_snapshot is null || _snapshot.Seq <= _seq);
        for (var i = 0; i < frames.Length && areNext; i++)
            areNext = frames[i].Seq == _seq + 1 + i;
        if (!areNext)
        {
            foreach (var frame in frames)
                Take(frame);
            return;
        }

        _seq = frames[^1].Seq;
        foreach (var frame in frames)
            _ring.Add(frame);
        Broadcast(LiveFrame.Join(frames, isUrgent: false));
    }

    private void BeginSync()
    {
        if (_isSyncing || _isClosed)
            return;
        _isSyncing = true;
        Sync.Begin();
    }

    private void Broadcast(LiveFrame frame)
    {
        foreach (var lane in _lanes)
            if (lane is { Count: > 0 })
                lane.Lane.Post(new LaneMessage(LaneMessageKind.Publish, lane, frame));
    }

    /// <summary>Adds a subscriber where all is at hand that it needs; null where a snapshot has to be asked for first.</summary>
    private LiveSubscription? TryBegin(LiveOutbox outbox, long? sinceSeq)
    {
        if (sinceSeq == _seq)
            return Add(outbox, _seq, null, null);
        if (sinceSeq is { } since && _ring.HasAllAfter(since))
            return Add(outbox, _seq, null, Joined(since));
        var isReset = sinceSeq is not null;
        if (_isMerged && _ring.Count > 0)
            return Add(outbox, _seq, _ring.Last.AsSnapshot(_encoder, isReset), null);
        if (_snapshot is null || (_snapshot.Seq < _seq && (_seq - _snapshot.Seq > SnapshotLagMax || !_ring.HasAllAfter(_snapshot.Seq))))
            return null;
        var updates = _snapshot.Seq < _seq ? Joined(_snapshot.Seq) : null;
        return Add(outbox, Math.Max(_seq, _snapshot.Seq), _snapshot.AsSnapshot(_encoder, isReset), updates);
    }

    private LiveSubscription Add(LiveOutbox outbox, long seq, LiveFrame? first, LiveFrame? second)
    {
        var lane = _lanes[outbox.Lane.Number] ??= new LaneSubscribers(outbox.Lane, _encoder, _isMerged);
        lane.Count++;
        _subscribers++;
        var subscription = new LiveSubscription(this, outbox) { Subscribers = lane, Seq = seq };
        // Under the lock, so that the lane has every later publication after this and no earlier one.
        outbox.Lane.Post(new LaneMessage(LaneMessageKind.Subscribe, subscription, first, second));
        return subscription;
    }

    /// <summary>The updates after a number as one; the last answer is kept, as many may ask for the same.</summary>
    private LiveFrame Joined(long after)
    {
        if (_joined is null || _joinedAfter != after || _joined.Seq != _seq)
        {
            _joined = LiveFrame.Join(_ring.After(after));
            _joinedAfter = after;
        }

        return _joined;
    }
}
