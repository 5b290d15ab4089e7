namespace Trading.Gateway.Queue;

/// <summary>Waits longer each time, up to a limit.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(5);

    private TimeSpan _next = First;

    /// <summary>Begins with the shortest wait again.</summary>
    public void Reset() => _next = First;

    /// <summary>Waits; returns at once, and without an exception, when the token is cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var delay = _next;
        _next = delay + delay < Last ? delay + delay : Last;
        await Task.Delay(delay, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
