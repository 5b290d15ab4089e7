namespace Trading.Persistence.Local;

/// <summary>One record of a group on its way to the disk.</summary>
/// <param name="Entry">The entry of its key.</param>
/// <param name="Offset">Where it is in the group, in bytes.</param>
/// <param name="Length">Its length with padding, in bytes.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Version">Its version.</param>
internal readonly record struct PendingRecord(RecordEntry Entry, int Offset, int Length, RecordKind Kind, long Version);
