namespace Trading.Gateway.Live;

/// <summary>That a connection watches a topic. Owned by the lane of the connection from when it is added there.</summary>
internal sealed class LiveSubscription(LiveTopic topic, LiveOutbox outbox)
{
    /// <summary>What is watched.</summary>
    public LiveTopic Topic => topic;

    /// <summary>Who watches.</summary>
    public LiveOutbox Outbox => outbox;

    /// <summary>The subscribers that it is one of.</summary>
    public LaneSubscribers Subscribers { get; set; } = null!;

    /// <summary>Its place among them; negative where it is not one of them.</summary>
    public int Index { get; set; } = -1;

    /// <summary>The number of the last publication that has been queued for it.</summary>
    public long Seq { get; set; }

    /// <summary>True while it waits in the queue, to be told the latest.</summary>
    public bool IsQueued { get; set; }
}
