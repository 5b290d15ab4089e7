namespace Trading.Accounts;

/// <summary>
/// The statuses of an account's recent commands by session and number, so that a repeated command gets the first answer again (gateway.md:
/// for at least 24 h). The newest <see cref="Capacity"/> are held exactly; of older ones each session keeps the highest number, which tells
/// apart what is certainly new from what only the audit journal can answer.
/// </summary>
internal sealed class OutcomeMemory
{
    /// <summary>The number of outcomes held.</summary>
    public const int Capacity = 1024;

    /// <summary>The most sessions and idempotency keys that are remembered at a time.</summary>
    public const int SessionsMax = 65_536;

    /// <summary>How long a session is remembered after its last command, in milliseconds; some more than the 24 h promised.</summary>
    public const long LifeMs = 25 * 3_600_000L;

    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private Slot[] _ring = new Slot[4];
    private long _added;
    private string? _latestName;
    private Session? _latest;
    private long _latestHighest;
    private long _nothingOldBeforeMs;

    /// <summary>What is known of a command of that session and number.</summary>
    public Recall Find(string name, long number, long nowMs, out Status status)
    {
        status = default;
        if (!TryGet(name, out var session))
        {
            if (_sessions.Count >= SessionsMax)
                ForgetOld(nowMs);
            return _sessions.Count >= SessionsMax ? Recall.Full : Recall.New;
        }

        if (number > _latestHighest)
            return Recall.New;
        foreach (ref readonly var slot in _ring.AsSpan(0, (int)Math.Min(_added, _ring.Length)))
        {
            if (slot.Number != number || slot.Session != session)
                continue;
            status = slot.Status;
            return Recall.Known;
        }

        return number > session.HighestForgotten ? Recall.New : Recall.AskJournal;
    }

    /// <summary>Remembers how a command ended.</summary>
    public void Add(string name, long number, Status status, long nowMs)
    {
        if (!TryGet(name, out var session))
        {
            if (_sessions.Count >= SessionsMax)
                ForgetOld(nowMs);
            session = new Session(name);
            _sessions.Add(name, session);
            GoTo(name, session);
        }

        session.Highest = _latestHighest = Math.Max(_latestHighest, number);
        session.UsedMs = nowMs;
        if (_added == _ring.Length && _ring.Length < Capacity)
            Array.Resize(ref _ring, Math.Min(Capacity, _ring.Length * 4));
        ref var slot = ref _ring[_added++ % _ring.Length];
        if (slot.Session is { } forgotten)
            forgotten.HighestForgotten = Math.Max(forgotten.HighestForgotten, slot.Number);
        slot = new Slot(session, number, status);
    }

    /// <summary>Writes everything for the account's snapshot.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_sessions.Count);
        var index = 0;
        foreach (var (name, session) in _sessions)
        {
            session.SavedIndex = index++;
            output.Text(name);
            output.Signed(session.Highest);
            output.Signed(session.HighestForgotten);
            output.Signed(session.UsedMs);
        }

        var first = Math.Max(0, _added - _ring.Length);
        output.Unsigned((ulong)(_added - first));
        for (var i = first; i < _added; i++)
        {
            ref readonly var slot = ref _ring[i % _ring.Length];
            output.Signed(slot.Session!.SavedIndex);
            output.Signed(slot.Number);
            output.Byte((byte)slot.Status);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; throws <see cref="FormatException"/> on anything else.</summary>
    public static OutcomeMemory Load(ref BinaryReaderOver input)
    {
        var memory = new OutcomeMemory();
        var sessions = new Session[input.Count(input.Remaining)];
        for (var i = 0; i < sessions.Length; i++)
        {
            var name = input.Text() ?? throw new FormatException("A session without a name.");
            sessions[i] = new Session(name) { Highest = input.Signed(), HighestForgotten = input.Signed(), UsedMs = input.Signed() };
            if (!memory._sessions.TryAdd(name, sessions[i]))
                throw new FormatException($"The session '{name}' stands there twice.");
        }

        for (var left = input.Count(Capacity); left > 0; left--)
        {
            var index = input.Signed();
            var number = input.Signed();
            var status = (Status)input.Byte();
            if (index < -1 || index >= sessions.Length || status > Status.Internal)
                throw new FormatException($"An outcome of status {(byte)status} in session {index} of {sessions.Length} cannot be.");
            if (index >= 0)
                memory.Add(sessions[index].Name, number, status, sessions[index].UsedMs);
        }

        return memory;
    }

    private bool TryGet(string name, out Session session)
    {
        // Most commands come in runs of one session whose name is the same object.
        if (!ReferenceEquals(name, _latestName))
        {
            if (!_sessions.TryGetValue(name, out var found))
            {
                session = null!;
                return false;
            }

            GoTo(name, found);
        }

        session = _latest!;
        return true;
    }

    // Its highest number stands here too: a new command then only writes to the session, which is in no cache, and need not wait for it.
    private void GoTo(string name, Session session) => (_latestName, _latest, _latestHighest) = (name, session, session.Highest);

    private void ForgetOld(long nowMs)
    {
        if (nowMs <= _nothingOldBeforeMs)
            return;
        var oldestMs = nowMs;
        foreach (var (name, session) in _sessions)
        {
            if (nowMs - session.UsedMs > LifeMs)
            {
                session.SavedIndex = -1;
                _sessions.Remove(name);
            }
            else
            {
                oldestMs = Math.Min(oldestMs, session.UsedMs);
            }
        }

        _nothingOldBeforeMs = oldestMs + LifeMs;
        (_latestName, _latest) = (null, null);
    }

    // Together, since what a command leaves here is the next time in no cache.
    private readonly record struct Slot(Session? Session, long Number, Status Status);

    private sealed class Session(string name)
    {
        public string Name { get; } = name;

        public long Highest { get; set; } = -1;

        public long HighestForgotten { get; set; } = -1;

        public long UsedMs { get; set; }

        /// <summary>Its place among the saved sessions; -1 once it is forgotten.</summary>
        public int SavedIndex { get; set; } = -1;
    }
}
