using System.Text;
using Trading.Gateway.Live;

namespace Trading.Gateway.Tests.Live;

/// <summary>A source whose state is the last number. It numbers what it publishes, or lets the topic do so.</summary>
internal sealed class TestSource(LiveTopic topic, bool isNumbered) : ILiveSource
{
    private readonly Lock _gate = new();
    private long _seq = isNumbered ? 0 : topic.Seq;
    private int _snapshots;

    public LiveTopic Topic => topic;

    /// <summary>How often the state was asked for.</summary>
    public int Snapshots => Volatile.Read(ref _snapshots);

    public bool IsDisposed { get; private set; }

    /// <summary>Where set, snapshots wait for it.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Makes the next snapshots fail.</summary>
    public bool IsFailing { get; set; }

    public long Seq
    {
        get
        {
            lock (_gate)
                return _seq;
        }
    }

    /// <summary>Publishes the next number.</summary>
    /// <param name="size">How many bytes the data have, at least.</param>
    public void Publish(int size = 0)
    {
        lock (_gate)
        {
            _seq++;
            var data = Encoding.ASCII.GetBytes($"{{\"n\":{_seq},\"pad\":\"{new string('x', size)}\"}}");
            if (isNumbered)
                topic.Publish(_seq, TimeMs, data);
            else
                Assert.Equal(_seq, topic.Publish(TimeMs, data));
        }
    }

    /// <summary>Publishes the next numbers together, the first of them again where it begins at one that is known.</summary>
    public void PublishTogether(int count, int known = 0)
    {
        lock (_gate)
        {
            var first = _seq + 1 - known;
            _seq += count - known;
            topic.Publish([.. Enumerable.Range(0, count).Select(i =>
                new LivePublication(first + i, TimeMs, Encoding.ASCII.GetBytes($"{{\"n\":{first + i}}}")))]);
        }
    }

    /// <summary>Counts on without telling the topic.</summary>
    public void Lose()
    {
        lock (_gate)
            _seq++;
    }

    /// <summary>Says the last number again.</summary>
    public void Repeat()
    {
        lock (_gate)
            topic.Publish(_seq, TimeMs, "{}"u8);
    }

    /// <summary>Begins to count from 1 again.</summary>
    public void StartOver()
    {
        lock (_gate)
            _seq = 1;
        topic.Restart();
    }

    public async ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _snapshots);
        if (IsFailing)
            throw new IOException("The source is away.");
        if (Hold is { } hold)
            await hold.Task;
        lock (_gate)
            return new LiveSnapshot(_seq, TimeMs, Encoding.ASCII.GetBytes($"{{\"n\":{_seq}}}"));
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }

    private const long TimeMs = 1_893_499_200_123;
}
