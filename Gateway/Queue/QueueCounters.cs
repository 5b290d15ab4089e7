namespace Trading.Gateway.Queue;

/// <summary>What has become of the queue's messages since the start. Safe for all threads.</summary>
internal sealed class QueueCounters
{
    private long _consumed;
    private long _dead;
    private long _redelivered;
    private long _retried;
    private volatile bool _isConnected;

    /// <summary>True while messages can come.</summary>
    public bool IsConnected
    {
        get => _isConnected;
        set => _isConnected = value;
    }

    /// <summary>Messages that are done: answered and acknowledged, dead ones among them.</summary>
    public long Consumed => Volatile.Read(ref _consumed);

    /// <summary>Messages that went to the dead-letter queue.</summary>
    public long Dead => Volatile.Read(ref _dead);

    /// <summary>Messages that the broker delivered before.</summary>
    public long Redelivered => Volatile.Read(ref _redelivered);

    /// <summary>How often an outcome was unknown and had to be asked for again.</summary>
    public long Retried => Volatile.Read(ref _retried);

    /// <summary>Counts a message that is done.</summary>
    public void AddConsumed(bool isDead)
    {
        Interlocked.Increment(ref _consumed);
        if (isDead)
            Interlocked.Increment(ref _dead);
    }

    /// <summary>Counts a redelivery.</summary>
    public void AddRedelivered() => Interlocked.Increment(ref _redelivered);

    /// <summary>Counts an unknown outcome.</summary>
    public void AddRetried() => Interlocked.Increment(ref _retried);
}
