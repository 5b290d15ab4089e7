namespace Trading.Exchange;

/// <summary>
/// How far the users of a book were told of their events, and by what they are being told: by an answer that is on its way, or by a call.
/// So each event goes once as long as nothing is lost. That is all it is for: what is told again or too early is known by its number.
/// </summary>
internal sealed class BookDeliveries
{
    private const long AgainAfterMs = 1_000;

    private readonly Dictionary<BookMember, State> _states = [];

    /// <summary>A request of the user is under way: its answer will tell.</summary>
    public void Begin(BookMember member) => StateOf(member).Requests++;

    /// <summary>The request is over.</summary>
    public void End(BookMember member) => StateOf(member).Requests--;

    /// <summary>True while an answer will tell the user.</summary>
    public bool AnswerIsDue(BookMember member) => StateOf(member).Requests > 0;

    /// <summary>The user was told in an answer, up to an event.</summary>
    public void Answered(BookMember member, long last, long nowMs)
    {
        var state = StateOf(member);
        (state.Told, state.ToldMs) = (Math.Max(state.Told, last), nowMs);
    }

    /// <summary>The last event that the user was told, or has acknowledged.</summary>
    public long ToldTo(BookMember member) => Math.Max(StateOf(member).Told, member.Acknowledged);

    /// <summary>The user is being told in a call, up to an event.</summary>
    public void Told(BookMember member, long last)
    {
        var state = StateOf(member);
        state.Told = Math.Max(state.Told, last);
    }

    /// <summary>What was told may be lost: what is not acknowledged is told again.</summary>
    public void Forget(BookMember member) => StateOf(member).Told = 0;

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

        public long Told { get; set; }

        public long ToldMs { get; set; } = long.MinValue / 2;
    }
}
