namespace Trading.Market.Processing;

/// <summary>Work that waits for the market processor, in its order, and what of it is under way.</summary>
internal sealed class ProcessorQueue
{
    private List<ProcessorWork> _waiting = [];
    private List<ProcessorWork> _underWay = [];

    /// <summary>True where something waits that is not under way.</summary>
    public bool IsAnythingWaiting => _waiting.Count > 0;

    /// <summary>Adds some work; the task ends with it.</summary>
    public Task Add(Func<ValueTask> stageAsync)
    {
        // Who waits goes on in a turn of its own, never in the middle of the loop.
        var work = new ProcessorWork(stageAsync, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Add(work);
        return work.Done.Task;
    }

    /// <summary>What waits is under way from now on. Nothing else may be.</summary>
    public IReadOnlyList<ProcessorWork> Take()
    {
        (_underWay, _waiting) = (_waiting, _underWay);
        return _underWay;
    }

    /// <summary>What is under way is done.</summary>
    public void Finish()
    {
        foreach (var work in _underWay)
            work.Done.TrySetResult();
        _underWay.Clear();
    }

    /// <summary>Nobody waits any more for what is under way or waits; it is done all the same.</summary>
    public void LetGo()
    {
        foreach (var work in _underWay.Concat(_waiting))
            work.Done.TrySetResult();
    }

    /// <summary>All has failed.</summary>
    public void Fail(Exception cause)
    {
        foreach (var work in _underWay.Concat(_waiting))
            work.Done.TrySetException(cause);
    }
}
