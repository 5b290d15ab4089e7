namespace Trading.Gateway.Live;

/// <summary>
/// One or more whole WebSocket frames, header included, encoded once and then only read, by all connections that they go to.
/// </summary>
internal sealed class LiveFrame(LiveFrameKind kind, byte[] bytes)
{
    private LiveFrame? _snapshot;
    private LiveFrame? _reset;

    /// <summary>What it is.</summary>
    public LiveFrameKind Kind => kind;

    /// <summary>The bytes on the wire.</summary>
    public byte[] Bytes => bytes;

    /// <summary>How many frames there are in it.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>The number of the last publication in it.</summary>
    public long Seq { get; init; }

    /// <summary>When that was, Unix milliseconds.</summary>
    public long TimeMs { get; init; }

    /// <summary>Where the value of <c>data</c> is in the bytes; it ends before the closing brace.</summary>
    public int DataStart { get; init; }

    /// <summary>True for what goes to one client only: it does not wait behind what goes to thousands.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The same data as a snapshot, encoded at most once or twice.</summary>
    public LiveFrame AsSnapshot(TopicEncoder encoder, bool isReset)
    {
        var wanted = isReset ? LiveFrameKind.Reset : LiveFrameKind.Snapshot;
        if (kind == wanted)
            return this;
        ref var known = ref isReset ? ref _reset : ref _snapshot;
        return known ??= encoder.Encode(wanted, Seq, TimeMs, bytes.AsSpan(DataStart, bytes.Length - DataStart - 1));
    }

    /// <summary>Several frames, to be sent one after the other, as one.</summary>
    public static LiveFrame Join(ReadOnlySpan<LiveFrame> frames, bool isUrgent = true)
    {
        if (frames.Length == 1)
            return frames[0];
        var length = 0;
        foreach (var frame in frames)
            length += frame.Bytes.Length;
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        length = 0;
        foreach (var frame in frames)
        {
            frame.Bytes.CopyTo(bytes.AsSpan(length));
            length += frame.Bytes.Length;
        }

        return new LiveFrame(LiveFrameKind.Update, bytes) { Frames = frames.Length, Seq = frames[^1].Seq, IsUrgent = isUrgent };
    }
}
