namespace Trading.Persistence.Local;

/// <summary>What a store holds and has done, at one moment.</summary>
/// <param name="SegmentCount">Segment files.</param>
/// <param name="StoredBytes">Bytes of records in the segment files, garbage included, unused room excluded.</param>
/// <param name="GarbageBytes">Bytes of records that a later one has replaced, and that compaction may remove.</param>
/// <param name="RecordCount">Records that exist: written and not cleared.</param>
/// <param name="CommittedRecords">Records made durable since the store was opened, those moved by compaction included.</param>
/// <param name="CommittedGroups">Flushes that made them durable.</param>
/// <param name="CommittedBytes">Bytes of those records.</param>
/// <param name="RemovedSegments">Segment files that compaction has removed since the store was opened.</param>
/// <param name="Stopped">True once the store takes no writes any more.</param>
public readonly record struct LocalStoreStatistics(
    int SegmentCount,
    long StoredBytes,
    long GarbageBytes,
    int RecordCount,
    long CommittedRecords,
    long CommittedGroups,
    long CommittedBytes,
    long RemovedSegments,
    bool Stopped);
