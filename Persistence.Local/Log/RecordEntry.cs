namespace Trading.Persistence.Local;

/// <summary>
/// What the index knows of one key: its newest durable record, the newest one on its way to the disk, and how many records of the key the
/// segment files hold. Guarded by the store's lock.
/// </summary>
/// <param name="key">The key.</param>
internal sealed class RecordEntry(byte[] key)
{
    internal byte[] Key { get; } = key;

    /// <summary>The kind of the newest durable record; none before the first.</summary>
    internal RecordKind Kind { get; private set; }

    /// <summary>Version of the newest durable record.</summary>
    internal long Version { get; private set; }

    /// <summary>Where the newest durable record is.</summary>
    internal Segment? Segment { get; private set; }

    /// <summary>Offset of the newest durable record in its segment, in bytes.</summary>
    internal int Offset { get; private set; }

    /// <summary>Length of the newest durable record, in bytes, with its padding.</summary>
    internal int Length { get; private set; }

    /// <summary>The group that takes the newest record to the disk; null if there is none on its way.</summary>
    internal CommitGroup? Pending { get; private set; }

    /// <summary>Records of this key in all segment files, replaced ones included.</summary>
    internal int StoredRecords { get; private set; }

    private RecordKind PendingKind { get; set; }

    private long PendingVersion { get; set; }

    /// <summary>True if the key has a durable record that is not a clear.</summary>
    internal bool Exists => Kind == RecordKind.Put;

    /// <summary>The version that the next write must expect: that of the newest record, durable or not; 0 if the key has none.</summary>
    internal long ExpectedVersion => Pending is null
        ? (Kind == RecordKind.Put ? Version : 0)
        : (PendingKind == RecordKind.Put ? PendingVersion : 0);

    /// <summary>True if a record on its way to the disk will change what the key holds. A record moved by compaction does not.</summary>
    internal bool IsChanging => Pending is not null && PendingVersion != Version;

    /// <summary>
    /// True if the newest record is a clear, and no older record of the key is left that it must keep from coming back: then it is garbage
    /// itself.
    /// </summary>
    internal bool IsSpentClear => Kind == RecordKind.Clear && StoredRecords == 1;

    /// <summary>True if nothing needs the entry any more.</summary>
    internal bool IsUnused => StoredRecords == 0 && Pending is null;

    internal bool IsAt(Segment segment, long offset) => Segment == segment && Offset == offset;

    internal void SetPending(CommitGroup group, RecordKind kind, long version)
    {
        Pending = group;
        PendingKind = kind;
        PendingVersion = version;
    }

    /// <summary>Takes a durable record as the newest one, and counts the one before, and this one if it is spent, as garbage.</summary>
    internal void Publish(Segment segment, int offset, int length, RecordKind kind, long version)
    {
        if (Segment is { } before && !IsSpentClear)
        {
            before.GarbageBytes += Length;
        }

        Segment = segment;
        Offset = offset;
        Length = length;
        Kind = kind;
        Version = version;
        StoredRecords++;
        if (PendingVersion == version)
        {
            Pending = null;
        }

        if (IsSpentClear)
        {
            segment.GarbageBytes += length;
        }
    }

    /// <summary>Forgets one record of the key, whose segment was removed.</summary>
    internal void RemoveStored(Segment removed)
    {
        StoredRecords--;
        if (Segment == removed && StoredRecords == 0)
        {
            Segment = null;
            Kind = RecordKind.None;
        }
        else if (IsSpentClear && Segment is { } clears)
        {
            clears.GarbageBytes += Length;
        }
    }
}
