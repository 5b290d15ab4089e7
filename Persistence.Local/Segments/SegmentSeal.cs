namespace Trading.Persistence.Local;

/// <summary>The end of a segment that is no longer written to.</summary>
/// <param name="LastSequence">Sequence of its last record; one less than that of the first if it has none.</param>
/// <param name="End">Where the last record ends, in bytes from the start of the file.</param>
internal readonly record struct SegmentSeal(long LastSequence, int End);
