namespace Orleans.Embedded;

/// <summary>
/// Runs turns on the thread pool. One that is next goes to the queue of the thread that caused it, which runs its newest item first; all
/// others to the common queue, in whose order nobody is overtaken.
/// </summary>
internal sealed class ThreadPoolTurnScheduler : ITurnScheduler
{
    public void Schedule(IThreadPoolWorkItem turn, bool isNext = false) => ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: isNext);
}
