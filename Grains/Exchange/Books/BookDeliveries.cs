namespace Trading.Exchange;

/// <summary>
/// Which users of a book are being told of their events: by an answer that is on its way, or by a call. It keeps the two from telling the
/// same thing twice at a time; where they still do, the numbers of the events make it harmless.
/// </summary>
internal sealed class BookDeliveries
{
    private const long AgainAfterMs = 1_000;

    private readonly Dictionary<BookMember, State> _states = [];

    /// <summary>A request of the user is under way: its answer will tell.</summary>
    public void Begin(BookMember member) => StateOf(member).Requests++;

    /// <summary>The request is over.</summary>
    public void End(BookMember member) => StateOf(member).Requests--;

    /// <summary>The user was told in an answer.</summary>
    public void Answered(BookMember member, long nowMs) => StateOf(member).ToldMs = nowMs;

    /// <summary>Begins a call to the user; false where that is not needed now.</summary>
    public bool TryStart(BookMember member)
    {
        var state = StateOf(member);
        if (state.Requests > 0 || state.IsCalling)
            return false;
        return state.IsCalling = true;
    }

    /// <summary>The call is over.</summary>
    public void Stop(BookMember member, long nowMs)
    {
        var state = StateOf(member);
        (state.IsCalling, state.ToldMs) = (false, nowMs);
    }

    /// <summary>True where the user was told a while ago, or never.</summary>
    public bool IsDue(BookMember member, long nowMs) => nowMs - StateOf(member).ToldMs >= AgainAfterMs;

    private State StateOf(BookMember member)
    {
        if (!_states.TryGetValue(member, out var state))
            _states.Add(member, state = new State());
        return state;
    }

    private sealed class State
    {
        public int Requests { get; set; }

        public bool IsCalling { get; set; }

        public long ToldMs { get; set; } = long.MinValue / 2;
    }
}
