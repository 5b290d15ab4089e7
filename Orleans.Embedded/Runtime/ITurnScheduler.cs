namespace Orleans.Embedded;

/// <summary>
/// Decides when and on which thread turns run. The runtime hands a turn in when there is work for a grain, and never hands in the same
/// grain again before its turn has run; turns of different grains may run at the same time. The thread pool by default; a simulator runs
/// one turn after the other, in an order of its choosing.
/// </summary>
public interface ITurnScheduler
{
    /// <summary>Has <see cref="IThreadPoolWorkItem.Execute"/> called once, soon, and never within this call.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="isNext">True where it is best run on the calling thread, before what waits there: it goes on with what that thread has
    /// in its caches. Else it waits behind the others.</param>
    void Schedule(IThreadPoolWorkItem turn, bool isNext = false);
}
