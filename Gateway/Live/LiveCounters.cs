namespace Trading.Gateway.Live;

/// <summary>What the WebSocket door has done since the start. Safe for use by many threads.</summary>
public sealed class LiveCounters
{
    private long _connections;
    private long _frames;
    private long _bytes;
    private long _writes;
    private long _closedSlow;
    private long _closedSilent;
    private long _refused;

    /// <summary>Connections that are open now.</summary>
    public long Connections => Volatile.Read(ref _connections);

    /// <summary>Frames that were sent, those of the protocol included.</summary>
    public long FramesSent => Volatile.Read(ref _frames);

    /// <summary>Bytes that were sent.</summary>
    public long BytesSent => Volatile.Read(ref _bytes);

    /// <summary>Writes that they took: fewer than frames, where several went together.</summary>
    public long Writes => Volatile.Read(ref _writes);

    /// <summary>Connections that were closed because the client did not keep up.</summary>
    public long ClosedSlow => Volatile.Read(ref _closedSlow);

    /// <summary>Connections that were closed because no pong came.</summary>
    public long ClosedSilent => Volatile.Read(ref _closedSilent);

    /// <summary>Connections that were refused, as there were too many.</summary>
    public long Refused => Volatile.Read(ref _refused);

    internal void CountSent(long frames, long bytes, long writes)
    {
        Interlocked.Add(ref _frames, frames);
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _writes, writes);
    }

    internal void CountClosedSlow() => Interlocked.Increment(ref _closedSlow);

    internal void CountClosedSilent() => Interlocked.Increment(ref _closedSilent);

    internal void CountRefused() => Interlocked.Increment(ref _refused);

    internal bool TryOpen(int connectionsMax)
    {
        if (Interlocked.Increment(ref _connections) <= connectionsMax)
            return true;
        Interlocked.Decrement(ref _connections);
        return false;
    }

    internal void CountClosed() => Interlocked.Decrement(ref _connections);
}
