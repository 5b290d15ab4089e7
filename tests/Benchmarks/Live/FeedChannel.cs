using System.Buffers.Text;
using System.Diagnostics;
using Trading.Gateway.Live;

namespace Trading.Benchmarks.Live;

/// <summary>
/// A channel of so many bytes a frame, at whose end is the time of publication, by the clock that all processes of the machine share.
/// </summary>
internal sealed class FeedChannel(int frameBytes) : ILiveChannel, ILiveSource
{
    /// <summary>The digits of the time.</summary>
    public const int TimeDigits = 19;

    private readonly byte[] _data =
        [.. "{\"pad\":\""u8, .. Enumerable.Repeat((byte)'x', frameBytes), .. "\",\"at\":"u8, .. new byte[TimeDigits], (byte)'}'];
    private LiveTopic? _topic;

    /// <inheritdoc/>
    public string Name => "feed";

    /// <inheritdoc/>
    public LiveSymbols Symbols => LiveSymbols.None;

    /// <summary>Publishes a frame.</summary>
    public void Publish() => _topic?.Publish(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Data());

    /// <inheritdoc/>
    public ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        _topic = topic;
        return ValueTask.FromResult<ILiveSource?>(this);
    }

    /// <inheritdoc/>
    public ValueTask<LiveSnapshot> SnapshotAsync(CancellationToken cancellation) =>
        ValueTask.FromResult(new LiveSnapshot(_topic!.Seq, 0, Data()));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private byte[] Data()
    {
        Utf8Formatter.TryFormat(Stopwatch.GetTimestamp(), _data.AsSpan(_data.Length - 1 - TimeDigits), out _, new('D', TimeDigits));
        return _data;
    }
}
