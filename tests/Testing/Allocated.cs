namespace Trading.Testing;

/// <summary>What code allocates on the thread that runs it.</summary>
public static class Allocated
{
    private const int Passes = 5;

    /// <summary>
    /// The least that one of several passes allocates, in bytes. While a pass runs, the runtime may replace its code, or a collection may
    /// end what the thread had of the heap; both count as allocated, and neither comes with every pass.
    /// </summary>
    public static long Bytes(Action pass) => Enumerable.Range(0, Passes).Min(_ => BytesOf(pass));

    private static long BytesOf(Action pass)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        pass();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
