namespace Trading.Gateway.History;

/// <summary>
/// Pauses between failed attempts: each twice the one before, up to a maximum, and each shortened by chance so that many do not come back
/// at the same moment.
/// </summary>
internal sealed class HistoryPauses(TimeSpan max)
{
    private const int DoublingsMax = 20;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    /// <summary>Attempts that failed since the last success.</summary>
    public int Count { get; private set; }

    /// <summary>After a success the next pause is the shortest again.</summary>
    public void Reset() => Count = 0;

    /// <summary>The next pause: between half and all of its step.</summary>
    public TimeSpan Next()
    {
        var step = First * (1L << Math.Min(Count++, DoublingsMax));
        return (step < max ? step : max) * (0.5 + Random.Shared.NextDouble() / 2);
    }
}
