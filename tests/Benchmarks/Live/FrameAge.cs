namespace Trading.Benchmarks.Live;

/// <summary>How long ago that happened which a frame tells of.</summary>
/// <param name="frame">The frame.</param>
/// <returns>Ticks of the stopwatch; negative where it tells nothing that is measured.</returns>
internal delegate long FrameAge(ReadOnlySpan<byte> frame);
