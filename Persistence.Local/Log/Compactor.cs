using Microsoft.Extensions.Logging;

namespace Trading.Persistence.Local;

/// <summary>
/// Gives the room of replaced records back, on the writer's thread, a bite after each group: the live records of a sealed segment are
/// written again at the end of the log, and once they are durable the segment leaves the manifest and its file is removed. A crash at any
/// point leaves either the segment or the copies or both; both say the same.
/// </summary>
/// <remarks>
/// A record is live if it is the newest of its key. A clear is live as long as an older record of its key is in any segment file: without
/// it, that one would come back. A record whose key is being changed by a write on its way is not copied, because the copy would follow
/// the write in the log; the segment then stays until that write is durable.
/// </remarks>
internal sealed class Compactor(
    IStoreDirectory directory, LocalStoreOptions options, StoreState state, GroupCommitter committer, ILogger logger)
    : IDisposable
{
    private const int BlockBytes = 256 << 10;
    private const int ScannedPerCopied = 4;

    private CompactionJob? _job;

    /// <summary>True if there is something to go on with though no write waits.</summary>
    internal bool HasWork => _job is not null || FindCandidate() is not null;

    /// <summary>
    /// Does one bite. Called after a group, if any waited, has become durable: so at each call the copies of the call before are durable,
    /// and the writes that it saw on their way.
    /// </summary>
    /// <param name="committedBytes">Bytes of that group; under load a bite is as large, so that compaction keeps up.</param>
    internal void Step(int committedBytes)
    {
        if (_job is null)
        {
            if (FindCandidate() is not { } segment)
            {
                return;
            }

            _job = new CompactionJob(segment, BlockBytes);
        }

        if (!_job.IsScanned)
        {
            CopyBite(_job, Math.Max(options.CompactionStepBytes, committedBytes));
        }
        else
        {
            CompactionJob job = _job;
            _job = null;
            Remove(job);
        }
    }

    public void Dispose() => _job?.Dispose();

    /// <summary>The sealed segment with the most garbage, if the garbage of all is worth the work and this one has enough of it.</summary>
    private Segment? FindCandidate()
    {
        lock (state.Gate)
        {
            Segment? best = null;
            long garbage = 0;
            foreach (Segment segment in state.Segments)
            {
                if (segment.IsSealed && segment.GarbageBytes > 0)
                {
                    garbage += segment.GarbageBytes;
                    best = best is null || segment.GarbageRatio > best.GarbageRatio ? segment : best;
                }
            }

            return garbage >= options.CompactionMinBytes && best?.GarbageRatio >= options.CompactionRatio ? best : null;
        }
    }

    private void CopyBite(CompactionJob job, int biteBytes)
    {
        int copied = 0;
        long scannedUntil = job.Reader.Offset + ((long)biteBytes * ScannedPerCopied);
        while (copied < biteBytes && job.Reader.Offset < scannedUntil)
        {
            if (!job.Reader.MoveNext())
            {
                FinishScan(job);
                return;
            }

            copied += CopyIfLive(job);
        }
    }

    private int CopyIfLive(CompactionJob job)
    {
        RecordReader reader = job.Reader;
        lock (state.Gate)
        {
            RecordEntry entry = state.Index.Find(reader.Key)
                ?? throw new StoreDamagedException(job.Segment.Path, reader.Offset, "the record is not in the index");
            job.Scanned.Add(entry);
            if (!entry.IsAt(job.Segment, reader.Offset) || entry.IsSpentClear || entry.IsChanging)
            {
                return 0;
            }

            state.Filling.Add(entry, reader.Header.Kind, reader.Header.Version, reader.Payload);
            return reader.Header.PaddedLength;
        }
    }

    private void FinishScan(CompactionJob job)
    {
        if (job.Reader.Offset != job.Segment.End)
        {
            throw new StoreDamagedException(job.Segment.Path, job.Reader.Offset, "the record is not what was written");
        }

        job.IsScanned = true;
    }

    private void Remove(CompactionJob job)
    {
        Segment segment = job.Segment;
        committer.WriteManifest(listed => listed != segment);
        lock (state.Gate)
        {
            state.Segments.Remove(segment);
            state.RemovedSegments++;
            foreach (RecordEntry entry in job.Scanned)
            {
                entry.RemoveStored(segment);
                if (entry.IsUnused)
                {
                    state.Index.Remove(entry);
                }
            }
        }

        segment.Release();
        directory.Discard(Segment.FileName(segment.Number));
        job.Dispose();
        StoreLog.SegmentRemoved(logger, segment.Path, segment.RecordBytes, segment.GarbageBytes);
    }
}
