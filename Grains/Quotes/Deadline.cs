namespace Trading.Quotes;

/// <summary>A token that is cancelled after a time, by the given clock, or with another token.</summary>
internal readonly struct Deadline : IDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource? _linked;

    internal Deadline(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        _timeout = new CancellationTokenSource(time, clock);
        if (cancellationToken.CanBeCanceled)
            _linked = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, cancellationToken);
    }

    internal CancellationToken Token => (_linked ?? _timeout).Token;

    public void Dispose()
    {
        _linked?.Dispose();
        _timeout.Dispose();
    }
}
