namespace Trading.Gateway.Tcp;

/// <summary>The bytes of replies that wait for all peers of the door together.</summary>
internal sealed class OutputTotal(long bytesMax)
{
    private long _bytes;

    /// <summary>The bytes that wait.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>True where more waits than should.</summary>
    public bool IsExceeded => Bytes > bytesMax;

    /// <summary>Counts bytes that wait, or, where negative, that no longer do.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
