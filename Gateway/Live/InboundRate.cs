namespace Trading.Gateway.Live;

/// <summary>How many frames a client may still send now: so many a second, and as many at once. Used by one thread at a time.</summary>
internal sealed class InboundRate(int perSecond, TimeProvider clock)
{
    private double _left = perSecond;
    private long _countedAt = clock.GetTimestamp();

    /// <summary>Counts a frame; false where it is one too many.</summary>
    public bool TryTake()
    {
        var now = clock.GetTimestamp();
        _left = Math.Min(perSecond, _left + clock.GetElapsedTime(_countedAt, now).TotalSeconds * perSecond);
        _countedAt = now;
        if (_left < 1)
            return false;
        _left--;
        return true;
    }
}
