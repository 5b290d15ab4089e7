namespace Trading.Gateway.Live;

/// <summary>
/// How long a lane rests after a turn: as long as it has worked. Short turns are put together, since timers count milliseconds; what was not
/// had of a rest is forgotten while the lane is idle, and while it is behind.
/// </summary>
internal sealed class LaneRest
{
    /// <summary>A shorter rest than this is put together with the next.</summary>
    public static readonly TimeSpan Min = TimeSpan.FromMilliseconds(2);

    /// <summary>A turn that was held up, by a collection for instance, counts as no more than this.</summary>
    public static readonly TimeSpan WorkMax = TimeSpan.FromMilliseconds(2);

    private TimeSpan _restedAt;

    /// <summary>The rest that is due after a turn; zero where the next turn may begin at once.</summary>
    /// <param name="began">When the turn began, on a clock that never goes back.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="isBehind">Whether so much waits for a client that it might be closed for what is no fault of its own.</param>
    public TimeSpan After(TimeSpan began, TimeSpan ended, bool isBehind)
    {
        if (isBehind)
        {
            _restedAt = ended;
            return TimeSpan.Zero;
        }

        var worked = ended - began < WorkMax ? ended - began : WorkMax;
        _restedAt = (_restedAt > ended - worked ? _restedAt : ended - worked) + 2 * worked;
        var rest = _restedAt - ended;
        return rest < Min ? TimeSpan.Zero : rest;
    }
}
