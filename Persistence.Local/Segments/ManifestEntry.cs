namespace Trading.Persistence.Local;

/// <summary>What the manifest says of one segment.</summary>
/// <param name="Number">Number of the segment.</param>
/// <param name="FirstSequence">Sequence of its first record.</param>
/// <param name="Seal">Where it ends, once nothing more is written to it; null for the segment that takes the writes.</param>
internal readonly record struct ManifestEntry(long Number, long FirstSequence, SegmentSeal? Seal);
