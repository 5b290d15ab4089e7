using Microsoft.Extensions.Logging;

namespace Trading.Persistence.Local;

/// <summary>Brings a store back from its files, or makes the files of a new one.</summary>
internal sealed class StoreRecovery(IStoreDirectory directory, LocalStoreOptions options, ILogger logger)
{
    private const int BlockBytes = 1 << 20;
    private const long FirstNumber = 1;
    private const long FirstSequence = 1;

    private readonly RecordIndex _index = new();
    private readonly List<Segment> _segments = [];
    private int _recordCount;

    internal StoreState Recover()
    {
        try
        {
            IReadOnlyList<string> files = directory.ListFiles();
            if (files.Contains(Manifest.FileName))
            {
                // The manifest that is read must be the one that stays, before anything that it does not list is removed.
                directory.Flush();
                RecoverListed(Manifest.Read(directory), files);
            }
            else
            {
                CreateNew(files);
            }

            Segment active = _segments[^1];
            Manifest.Write(directory, [.. _segments.Select(segment => segment.ManifestEntry)]);
            return new StoreState(_index, _segments, active.LastSequence + 1) { RecordCount = _recordCount };
        }
        catch
        {
            _segments.ForEach(segment => segment.Release());
            throw;
        }
    }

    private void CreateNew(IReadOnlyList<string> files)
    {
        // A crash while the store was made leaves a first segment that nothing was written to. Anything else has lost its manifest.
        foreach (string file in files)
        {
            if (Segment.ParseFileName(file) is { } number && (number != FirstNumber || HoldsRecords(number)))
            {
                throw new StoreDamagedException(Path.Combine(directory.Path, Manifest.FileName), 0,
                    $"the manifest is missing, and there is a segment {file}");
            }
        }

        _segments.Add(Segment.Create(directory, FirstNumber, FirstSequence, options.SegmentBytes, GroupCommitter.NewSalt()));
    }

    private void RecoverListed(List<ManifestEntry> entries, IReadOnlyList<string> files)
    {
        foreach (ManifestEntry entry in entries)
        {
            if (!files.Contains(Segment.FileName(entry.Number)))
            {
                throw new StoreDamagedException(Path.Combine(directory.Path, Segment.FileName(entry.Number)), 0, "the segment is missing");
            }
        }

        DeleteLeftovers(entries, files);
        foreach (ManifestEntry entry in entries)
        {
            Segment segment = Segment.Open(directory, entry.Number);
            _segments.Add(segment);
            if (segment.Header.FirstSequence != entry.FirstSequence)
            {
                throw new StoreDamagedException(segment.Path, 0,
                    $"the segment begins with sequence {segment.Header.FirstSequence}, the manifest says {entry.FirstSequence}");
            }

            if (entry == entries[^1])
            {
                CheckLength(segment);
            }

            if (entry.Seal is { } seal)
            {
                ReadSealed(segment, seal);
            }
            else
            {
                ReadOpen(segment);
            }
        }

        // The last segment takes the writes again, after a clean close too.
        _segments[^1].IsSealed = false;
    }

    /// <summary>Removes what a crash left half done: a segment that was not yet listed, or one that was no longer.</summary>
    private void DeleteLeftovers(List<ManifestEntry> entries, IReadOnlyList<string> files)
    {
        long last = entries[^1].Number;
        foreach (string file in files)
        {
            bool isLeftover = file == Manifest.NewFileName;
            if (Segment.ParseFileName(file) is { } number && !entries.Exists(entry => entry.Number == number))
            {
                if (number > last && HoldsRecords(number))
                {
                    throw new StoreDamagedException(
                        Path.Combine(directory.Path, file), 0, "the segment holds records, but is not in the manifest");
                }

                isLeftover = true;
            }

            if (isLeftover)
            {
                directory.Delete(file);
                StoreLog.LeftoverDeleted(logger, file);
            }
        }
    }

    private bool HoldsRecords(long number)
    {
        Segment segment;
        try
        {
            segment = Segment.Open(directory, number);
        }
        catch (StoreDamagedException)
        {
            // The header is made durable before the segment is listed, and the segment is listed before its first record is written.
            return false;
        }

        try
        {
            return TornTail.Inspect(segment, SegmentHeader.Size, segment.Header.FirstSequence - 1).LaterGroup >= 0;
        }
        finally
        {
            segment.Release();
        }
    }

    private void ReadSealed(Segment segment, SegmentSeal seal)
    {
        using var reader = new RecordReader(segment, seal.End, BlockBytes);
        ReadRecords(segment, reader);
        if (reader.Offset != seal.End || reader.NextSequence - 1 != seal.LastSequence)
        {
            throw new StoreDamagedException(segment.Path, reader.Offset,
                $"no intact record with sequence {reader.NextSequence}, "
                + $"and the segment goes on to {seal.LastSequence} and offset {seal.End}");
        }

        segment.IsSealed = true;
    }

    private void ReadOpen(Segment segment)
    {
        using var reader = new RecordReader(segment, segment.Header.Capacity, BlockBytes);
        long lastGroup = ReadRecords(segment, reader);
        TailFinding tail = TornTail.Inspect(segment, reader.Offset, reader.NextSequence);
        if (tail.LaterGroup >= 0)
        {
            throw new StoreDamagedException(segment.Path, reader.Offset,
                $"no intact record with sequence {reader.NextSequence}, but a later one at offset {tail.LaterGroup}");
        }

        if (tail.DirtyEnd > segment.End)
        {
            TornTail.Erase(segment, tail.DirtyEnd);
            StoreLog.TornTailDropped(logger, segment.Path, segment.End);
        }

        Settle(segment, lastGroup);
    }

    /// <summary>
    /// Makes durable what was read of the last group. It may have come from the cache of an operating system that never wrote it, or that
    /// failed to write it and has forgotten so; writing it again is what makes the flush mean something.
    /// </summary>
    private static void Settle(Segment segment, long lastGroup)
    {
        byte[] group = new byte[segment.End - lastGroup];
        if (segment.File.Read(group, lastGroup) != group.Length)
        {
            throw new StoreDamagedException(segment.Path, lastGroup, "the group cannot be read a second time");
        }

        segment.File.Write(group, lastGroup);
        segment.File.Flush();
    }

    private static void CheckLength(Segment segment)
    {
        // The file had its full length on the disk before its first record, so no crash makes it shorter.
        long length = segment.File.Length;
        if (length < segment.Header.Capacity)
        {
            throw new StoreDamagedException(segment.Path, length, $"the file is cut: it had {segment.Header.Capacity} bytes");
        }
    }

    /// <returns>Where the group of the last record begins, in bytes from the start of the file.</returns>
    private long ReadRecords(Segment segment, RecordReader reader)
    {
        long lastGroup = SegmentHeader.Size;
        while (reader.MoveNext())
        {
            RecordHeader header = reader.Header;
            RecordEntry entry = _index.FindOrAdd(reader.Key);
            bool existed = entry.Exists;
            if (header.Version < entry.Version)
            {
                throw new StoreDamagedException(
                    segment.Path, reader.Offset, $"version {header.Version} follows version {entry.Version} of its key");
            }

            if (header.GroupIndex == 0)
            {
                lastGroup = reader.Offset;
            }

            entry.Publish(segment, (int)reader.Offset, header.PaddedLength, header.Kind, header.Version);
            _recordCount += (entry.Exists ? 1 : 0) - (existed ? 1 : 0);
        }

        segment.End = (int)reader.Offset;
        segment.LastSequence = reader.NextSequence - 1;
        return lastGroup;
    }
}
