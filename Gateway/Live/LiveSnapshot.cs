namespace Trading.Gateway.Live;

/// <summary>The whole state of a topic at one moment.</summary>
/// <param name="Seq">The number of the last publication that is in it; the next one has the following number.</param>
/// <param name="TimeMs">When that was, Unix milliseconds.</param>
/// <param name="Data">The value of <c>data</c>: one JSON value in UTF-8, which is not changed any more.</param>
public readonly record struct LiveSnapshot(long Seq, long TimeMs, ReadOnlyMemory<byte> Data);
