namespace Trading.Persistence.Local;

/// <summary>
/// What the callers' side and the writer's side of a store share. Everything here is guarded by <see cref="Gate"/>, which is held for the
/// copying of a record at most, never for a call to the file system.
/// </summary>
internal sealed class StoreState
{
    internal StoreState(RecordIndex index, List<Segment> segments, long nextSequence)
    {
        Index = index;
        Segments = segments;
        Filling = new CommitGroup(nextSequence);
    }

    /// <summary>The lock.</summary>
    internal Lock Gate { get; } = new();

    internal RecordIndex Index { get; }

    /// <summary>The segments, oldest first. The last one takes the writes.</summary>
    internal List<Segment> Segments { get; }

    internal Segment Active => Segments[^1];

    /// <summary>The group that new records join; it goes to the disk next.</summary>
    internal CommitGroup Filling { get; set; }

    /// <summary>True while the writer's thread waits for work.</summary>
    internal bool WriterIdle { get; set; }

    /// <summary>True once no write is taken any more.</summary>
    internal bool Stopped { get; set; }

    /// <summary>The failure that stopped the store, if it was one.</summary>
    internal Exception? StopCause { get; set; }

    internal int RecordCount { get; set; }

    internal long CommittedRecords { get; set; }

    internal long CommittedGroups { get; set; }

    internal long CommittedBytes { get; set; }

    internal long RemovedSegments { get; set; }
}
