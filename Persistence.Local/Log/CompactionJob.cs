namespace Trading.Persistence.Local;

/// <summary>The compaction of one segment, as far as it has come.</summary>
internal sealed class CompactionJob(Segment segment, int blockBytes) : IDisposable
{
    internal Segment Segment { get; } = segment;

    internal RecordReader Reader { get; } = new(segment, segment.End, blockBytes);

    /// <summary>The keys of the records read so far, one for each record.</summary>
    internal List<RecordEntry> Scanned { get; } = [];

    /// <summary>
    /// True once every record has been read, and copied if it was live. The segment is needed until the next group is durable.
    /// </summary>
    internal bool IsScanned { get; set; }

    public void Dispose() => Reader.Dispose();
}
