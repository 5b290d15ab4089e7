namespace Trading.Gateway.Live;

/// <summary>A publication that its source has numbered.</summary>
/// <param name="Seq">Its number, one more than that of the last.</param>
/// <param name="TimeMs">When it happened, Unix milliseconds.</param>
/// <param name="Data">The value of <c>data</c>: one JSON value in UTF-8. Needed until it is taken.</param>
public readonly record struct LivePublication(long Seq, long TimeMs, ReadOnlyMemory<byte> Data);
