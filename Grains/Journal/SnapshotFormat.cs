using System.Buffers.Binary;

namespace Trading.Journal;

/// <summary>
/// How a snapshot is stored: a version byte and three zeros, the index as i32, the chunk as i64, then the state. Little-endian.
/// </summary>
internal static class SnapshotFormat
{
    private const int HeaderBytes = 16;
    private const byte Version = 1;

    internal static byte[] ToBytes(ReadOnlySpan<byte> state, JournalPosition upTo)
    {
        byte[] bytes = new byte[HeaderBytes + state.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), upTo.Index);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), upTo.Chunk);
        state.CopyTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    internal static JournalSnapshot Read(JournalRecord record)
    {
        ReadOnlySpan<byte> bytes = record.Bytes.Span;
        if (bytes.Length < HeaderBytes || bytes[0] != Version)
        {
            throw record.Damaged("it is no snapshot");
        }

        var upTo = new JournalPosition(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
        return new JournalSnapshot(record.Bytes[HeaderBytes..], upTo);
    }
}
