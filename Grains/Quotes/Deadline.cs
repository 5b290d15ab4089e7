namespace Trading.Quotes;

/// <summary>A token that is cancelled after a time, by the given clock, or with one of two other tokens.</summary>
internal readonly struct Deadline : IDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _linked;

    internal Deadline(TimeSpan time, TimeProvider clock, CancellationToken stop, CancellationToken cancellationToken)
    {
        _timeout = new CancellationTokenSource(time, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, stop, cancellationToken);
    }

    internal CancellationToken Token => _linked.Token;

    public void Dispose()
    {
        _linked.Dispose();
        _timeout.Dispose();
    }
}
