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

    /// <summary>Looks behind a bad record for an intact one of a later group.</summary>
    /// <param name="segment">The segment that takes the writes.</param>
    /// <param name="offset">Where the bad record begins.</param>
    /// <param name="sequence">The sequence it should have.</param>
    /// <returns>The offset of the record found; -1 if there is none, which makes the rest a torn tail.</returns>
    internal static long FindLaterGroup(Segment segment, long offset, long sequence)
    {
        long end = segment.Header.Capacity;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            while (end - offset >= RecordHeader.Size)
            {
                int count = segment.File.Read(buffer.AsSpan(0, (int)Math.Min(BlockBytes, end - offset)), offset);
                if (count < RecordHeader.Size)
                {
                    break;
                }

                // Blocks overlap by less than a header, so that one across two blocks is seen.
                int tried = 0;
                for (; tried + RecordHeader.Size <= count; tried += Alignment)
                {
                    int zeros = buffer.AsSpan(tried, count - tried).IndexOfAnyExcept((byte)0);
                    if (zeros < 0)
                    {
                        tried = (count - RecordHeader.Size) / Alignment * Alignment;
                        continue;
                    }

                    tried += zeros / Alignment * Alignment;
                    if (tried + RecordHeader.Size <= count
                        && IsLaterGroup(segment, RecordHeader.Read(buffer.AsSpan(tried)), offset + tried, sequence))
                    {
                        return offset + tried;
                    }
                }

                offset += tried;
            }

            return -1;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes everything behind the last record zeros again, so that no rest of a torn group is met among later records.</summary>
    /// <returns>True if there was anything. Durable with the next flush.</returns>
    internal static bool Erase(Segment segment)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        bool found = false;
        for (long offset = segment.End; offset < segment.Header.Capacity; offset += BlockBytes)
        {
            Span<byte> bytes = block.AsSpan(0, (int)Math.Min(BlockBytes, segment.Header.Capacity - offset));
            bytes = bytes[..segment.File.Read(bytes, offset)];
            if (bytes.IndexOfAnyExcept((byte)0) >= 0)
            {
                bytes.Clear();
                segment.File.Write(bytes, offset);
                found = true;
            }
        }

        ArrayPool<byte>.Shared.Return(block);
        return found;
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
