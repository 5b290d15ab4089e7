using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>One kind of change of an account as the source of a topic. The account numbers its changes.</summary>
internal abstract class AccountSource : ILiveSource, IAccountListener
{
    private readonly AccountFeeds _feeds;
    private readonly AccountFeed _feed;
    private readonly TimeProvider _time;
    private long _last;

    /// <summary>Begins to listen.</summary>
    protected AccountSource(AccountFeeds feeds, AccountFeed feed, LiveTopic topic, TimeProvider time)
    {
        (_feeds, _feed, Topic, _time) = (feeds, feed, topic, time);
        feed.Add(this);
    }

    /// <summary>The topic.</summary>
    protected LiveTopic Topic { get; }

    /// <summary>The time; Unix milliseconds.</summary>
    protected long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public async ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation)
    {
        var view = await _feed.ReadAsync();
        return new LiveSnapshot(LastOf(view), NowMs, await WriteAsync(view));
    }

    /// <inheritdoc/>
    public abstract void OnChanged(AccountUpdate update);

    /// <inheritdoc/>
    public void ExpectAtLeast(AccountView view)
    {
        if (_last < LastOf(view))
            Topic.Restart();
        _last = LastOf(view);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _feed.Remove(this);
        await _feeds.ReleaseAsync(_feed);
        GC.SuppressFinalize(this);
    }

    /// <summary>The number of the last change in a view.</summary>
    protected abstract long LastOf(AccountView view);

    /// <summary>What a new subscriber is to know.</summary>
    protected abstract ValueTask<ReadOnlyMemory<byte>> WriteAsync(AccountView view);

    /// <summary>Publishes a change.</summary>
    protected void Publish(long number, ReadOnlyMemory<byte> data)
    {
        _last = Math.Max(_last, number);
        Topic.Publish(number, NowMs, data.Span);
    }
}
