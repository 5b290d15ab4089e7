namespace Trading.QuoteServer;

/// <summary>Which fault each request meets, in the order of the requests. Without a script, none. Safe for use by many threads.</summary>
public sealed class QuoteFaultScript
{
    private readonly Lock _gate = new();
    private readonly Queue<QuoteFault> _next = new();
    private QuoteFault[] _cycle = [QuoteFault.None];
    private int _cycleIndex;
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when those that hang may answer.</summary>
    internal Task Released
    {
        get
        {
            lock (_gate)
                return _released.Task;
        }
    }

    /// <summary>The next requests meet these faults, one each; after that the cycle goes on.</summary>
    public void Next(params ReadOnlySpan<QuoteFault> faults)
    {
        lock (_gate)
            foreach (var fault in faults)
                _next.Enqueue(fault);
    }

    /// <summary>From now on requests meet these faults over and over, at least one.</summary>
    public void Cycle(params ReadOnlySpan<QuoteFault> faults)
    {
        ArgumentOutOfRangeException.ThrowIfZero(faults.Length);
        lock (_gate)
        {
            _cycle = faults.ToArray();
            _cycleIndex = 0;
        }
    }

    /// <summary>Lets the requests that hang now be answered.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _released.SetResult();
            _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The fault of the next request.</summary>
    internal QuoteFault Take()
    {
        lock (_gate)
        {
            if (_next.TryDequeue(out var fault))
                return fault;
            fault = _cycle[_cycleIndex];
            _cycleIndex = (_cycleIndex + 1) % _cycle.Length;
            return fault;
        }
    }
}
