namespace Trading.Gateway.Live;

/// <summary>The subscribers of one topic on one lane, which owns everything here but <see cref="Count"/>.</summary>
internal sealed class LaneSubscribers(LiveLane lane, TopicEncoder encoder, bool isMerged)
{
    private readonly List<LiveSubscription> _subscriptions = [];

    /// <summary>Where they are.</summary>
    public LiveLane Lane => lane;

    /// <summary>How many there are or will be once the lane has read its messages. The topic's own.</summary>
    public int Count { get; set; }

    /// <summary>How many there are now.</summary>
    public int Present => _subscriptions.Count;

    private LiveFrame? Latest { get; set; }

    /// <summary>Adds a subscriber.</summary>
    public void Add(LiveSubscription subscription)
    {
        subscription.Index = _subscriptions.Count;
        _subscriptions.Add(subscription);
    }

    /// <summary>Removes a subscriber, where it is one.</summary>
    public void Remove(LiveSubscription subscription)
    {
        var index = subscription.Index;
        if (index < 0)
            return;
        var last = _subscriptions[^1];
        _subscriptions[index] = last;
        last.Index = index;
        _subscriptions.RemoveAt(_subscriptions.Count - 1);
        subscription.Index = -1;
    }

    /// <summary>Gives a frame to all.</summary>
    public void Publish(LiveFrame frame)
    {
        Latest = frame;
        foreach (var subscription in _subscriptions)
        {
            // A snapshot may be newer than what was published when it was asked for.
            if (frame.Kind == LiveFrameKind.Update && frame.Seq <= subscription.Seq)
                continue;
            if (!isMerged)
            {
                subscription.Seq = frame.Seq;
                lane.Queue(subscription.Outbox, frame);
                continue;
            }

            if (frame.Kind != LiveFrameKind.Update)
                subscription.Seq = long.MinValue;
            if (!subscription.IsQueued)
                lane.QueueLatest(subscription, frame);
        }
    }

    /// <summary>
    /// What a subscriber of a merged topic is told when it is its turn: the latest update, or where it has missed some, the same as a
    /// snapshot, so that numbers never have holes. Null where it knows already.
    /// </summary>
    public LiveFrame? TakeLatest(LiveSubscription subscription)
    {
        subscription.IsQueued = false;
        if (subscription.Index < 0 || Latest is not { } latest || latest.Seq <= subscription.Seq)
            return null;
        var isNext = subscription.Seq != long.MinValue && latest.Seq == subscription.Seq + 1;
        subscription.Seq = latest.Seq;
        return isNext || latest.Kind != LiveFrameKind.Update ? latest : latest.AsSnapshot(encoder, isReset: false);
    }
}
