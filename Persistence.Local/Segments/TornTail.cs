using System.Buffers;

namespace Trading.Persistence.Local;

/// <summary>
/// Tells what a crash leaves from damage. A group of records is written at once and flushed before the next group is written. So a crash
/// can spoil any part of the last group, in any order of its blocks, but never a group that another one follows: where a record is bad
/// and an intact record of a later group comes after it, something that had been flushed was lost.
/// </summary>
internal static class TornTail
{
    private const int Alignment = 8;
    private const int BlockBytes = 1 << 20;

    /// <summary>Looks at what is behind the last good record, to the end of the file.</summary>
    /// <param name="segment">The segment that takes the writes.</param>
    /// <param name="offset">Where the last good record ends.</param>
    /// <param name="sequence">The sequence that the next record would have.</param>
    internal static TailFinding Inspect(Segment segment, long offset, long sequence)
    {
        long end = segment.Header.Capacity;
        long dirtyEnd = offset;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            while (end - offset >= Alignment)
            {
                int count = segment.File.Read(buffer.AsSpan(0, (int)Math.Min(BlockBytes, end - offset)), offset);
                ReadOnlySpan<byte> block = buffer.AsSpan(0, count);
                int last = block.LastIndexOfAnyExcept((byte)0);
                if (last >= 0)
                {
                    dirtyEnd = Math.Max(dirtyEnd, offset + last + 1);
                    int found = FindLaterGroup(segment, block, offset, sequence);
                    if (found >= 0)
                    {
                        return new TailFinding(offset + found, dirtyEnd);
                    }
                }

                // Blocks overlap by less than a header, so that one across two blocks is seen.
                bool isLast = offset + count >= end || count <= RecordHeader.Size;
                offset += isLast ? count : count - RecordHeader.Size + Alignment;
                if (isLast)
                {
                    break;
                }
            }

            return new TailFinding(-1, dirtyEnd);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Makes what is behind the last record zeros again, so that no rest of a torn group is met among later records. Durable with the next
    /// flush.
    /// </summary>
    internal static void Erase(Segment segment, long dirtyEnd)
    {
        byte[] zeros = new byte[Math.Min(BlockBytes, dirtyEnd - segment.End)];
        for (long offset = segment.End; offset < dirtyEnd; offset += zeros.Length)
        {
            segment.File.Write(zeros.AsSpan(0, (int)Math.Min(zeros.Length, dirtyEnd - offset)), offset);
        }
    }

    private static int FindLaterGroup(Segment segment, ReadOnlySpan<byte> block, long blockOffset, long sequence)
    {
        for (int tried = 0; tried + RecordHeader.Size <= block.Length; tried += Alignment)
        {
            int zeros = block[tried..].IndexOfAnyExcept((byte)0);
            if (zeros < 0)
            {
                break;
            }

            tried += zeros / Alignment * Alignment;
            if (tried + RecordHeader.Size <= block.Length
                && IsLaterGroup(segment, RecordHeader.Read(block[tried..]), blockOffset + tried, sequence))
            {
                return tried;
            }
        }

        return -1;
    }

    private static bool IsLaterGroup(Segment segment, RecordHeader header, long offset, long sequence)
    {
        long room = segment.Header.Capacity - offset;
        if (!header.IsPlausible || header.PaddedLength > room || header.GroupSequence <= sequence
            || header.Sequence - sequence > segment.Header.Capacity / RecordHeader.Size)
        {
            return false;
        }

        byte[] record = ArrayPool<byte>.Shared.Rent(header.PaddedLength);
        try
        {
            Span<byte> bytes = record.AsSpan(0, header.PaddedLength);
            return segment.File.Read(bytes, offset) == bytes.Length && RecordHeader.IsIntact(bytes, segment.Header.Salt);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(record);
        }
    }
}
