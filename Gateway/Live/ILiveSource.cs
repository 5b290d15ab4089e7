namespace Trading.Gateway.Live;

/// <summary>
/// Feeds one open topic, by <see cref="LiveTopic.Publish(long, long, ReadOnlySpan{byte})"/> or, where it has no numbers of its own, by
/// <see cref="LiveTopic.Publish(long, ReadOnlySpan{byte})"/>. It may publish from the moment when it is given the topic, also before its
/// first snapshot is asked for, from one thread at a time. Disposing of it ends its own subscription to whatever it reads.
/// </summary>
public interface ILiveSource : IAsyncDisposable
{
    /// <summary>
    /// The whole state and the number of the last publication in it. It need not be the very newest: the topic adds the publications after
    /// it from memory. One call at a time, never under a lock of the topic's, and by far not for each subscriber. A source without numbers
    /// of its own says <see cref="LiveTopic.Seq"/>, read together with its state.
    /// </summary>
    /// <exception cref="Exception">The state cannot be had now. It is asked for again a few times, and then the topic ends.</exception>
    ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation);
}
