namespace Trading.Gateway.Live;

/// <summary>What a lane is asked to do.</summary>
internal enum LaneMessageKind
{
    /// <summary>Serve one more connection.</summary>
    Open,

    /// <summary>The client has sent its first frame.</summary>
    Heard,

    /// <summary>Give a frame to all subscribers of a topic on this lane.</summary>
    Publish,

    /// <summary>Add a subscriber and give it what it starts with.</summary>
    Subscribe,

    /// <summary>Remove a subscriber.</summary>
    Unsubscribe,

    /// <summary>Give a frame to one connection.</summary>
    Send,

    /// <summary>Send a close frame, and nothing after it.</summary>
    Close,

    /// <summary>A write that had to wait is over.</summary>
    Written,

    /// <summary>The client sends no more.</summary>
    Gone,

    /// <summary>See what time has brought: heartbeats, pings, clients that are overdue.</summary>
    Sweep,
}
