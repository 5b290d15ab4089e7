using System.Security.Cryptography;

namespace Trading.Persistence.Local;

/// <summary>
/// Takes one group after another to the disk, on the writer's thread: one write and one flush each. While a group is on its way, the next
/// one fills; so groups are as large as the load makes them, and an idle store writes at once.
/// </summary>
internal sealed class GroupCommitter(IStoreDirectory directory, LocalStoreOptions options, StoreState state)
{
    // The buffers of the group before, for the next one to fill.
    private CommitGroup _spare = new(0);

    // The last segment whose successor has been announced.
    private long _preparedAfter = -1;

    /// <summary>Makes all waiting records durable, and then tells their writers.</summary>
    /// <returns>Bytes written; 0 if nothing waited.</returns>
    internal int CommitPending()
    {
        CommitGroup group;
        Segment active;
        lock (state.Gate)
        {
            group = state.Filling;
            active = state.Active;
            if (group.IsEmpty)
            {
                return 0;
            }

            state.Filling = _spare.Recycle(group.NextSequence, options.MaxGroupBytes);
        }

        try
        {
            if (active.Header.Capacity - active.End < group.Length)
            {
                active = Roll(active, group);
            }

            group.Seal(active.Header.Salt);
            active.File.Write(group.Bytes, active.End);
            active.File.Flush();
        }
        catch
        {
            // Whether the group is on the disk is unknown, so nobody hears that it is.
            group.Complete(durable: false);
            throw;
        }

        Publish(group, active);
        group.Complete(durable: true);
        PrepareNext(active);
        _spare = group;
        return group.Length;
    }

    /// <summary>Writes the list of segments, and with it which of them take part in the store.</summary>
    internal void WriteManifest(Func<Segment, bool> isListed)
    {
        List<ManifestEntry> entries;
        lock (state.Gate)
        {
            entries = [.. state.Segments.Where(isListed).Select(segment => segment.ManifestEntry)];
        }

        Manifest.Write(directory, entries);
    }

    private void Publish(CommitGroup group, Segment active)
    {
        lock (state.Gate)
        {
            foreach (PendingRecord record in group.Records)
            {
                bool existed = record.Entry.Exists;
                record.Entry.Publish(active, active.End + record.Offset, record.Length, record.Kind, record.Version);
                state.RecordCount += (record.Entry.Exists ? 1 : 0) - (existed ? 1 : 0);
            }

            active.End += group.Length;
            active.LastSequence = group.NextSequence - 1;
            state.CommittedRecords += group.Records.Length;
            state.CommittedGroups++;
            state.CommittedBytes += group.Length;
        }
    }

    /// <summary>Has the next segment's file made while there is still room in this one: a store that is little used never needs it.</summary>
    private void PrepareNext(Segment active)
    {
        if (active.End > active.Header.Capacity / 2 && active.Number > _preparedAfter)
        {
            _preparedAfter = active.Number;
            directory.Prepare(options.SegmentBytes);
        }
    }

    /// <summary>Seals the active segment, whose records are all durable, and makes the next one, with room for the group.</summary>
    private Segment Roll(Segment full, CommitGroup group)
    {
        long capacity = Math.Max(options.SegmentBytes, SegmentHeader.Size + (long)group.Length);
        Segment next = Segment.Create(directory, full.Number + 1, group.FirstSequence, capacity, NewSalt());
        lock (state.Gate)
        {
            full.IsSealed = true;
            state.Segments.Add(next);
        }

        WriteManifest(_ => true);
        full.File.SetLength(full.End);
        return next;
    }

    internal static uint NewSalt() => unchecked((uint)RandomNumberGenerator.GetInt32(int.MinValue, int.MaxValue));
}
