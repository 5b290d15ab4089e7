namespace Orleans.Embedded;

/// <summary>Runs turns on the thread pool, first on the thread that caused them, whose caches are warm.</summary>
internal sealed class ThreadPoolTurnScheduler : ITurnScheduler
{
    public void Schedule(IThreadPoolWorkItem turn) => ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: true);
}
