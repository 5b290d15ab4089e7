using System.Buffers.Binary;

namespace Trading.Journal;

/// <summary>
/// How a snapshot is stored: a version byte and three zeros, the index as i32, the chunk as i64, then the state. Little-endian.
/// </summary>
internal static class SnapshotFormat
{
    private const int HeaderBytes = 16;
    private const byte Version = 1;

    /// <summary>The length of the stored form of a state.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> state) => HeaderBytes + state.Length;

    internal static void Write(Span<byte> bytes, ReadOnlySpan<byte> state, JournalPosition upTo)
    {
        bytes[..HeaderBytes].Clear();
        bytes[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], upTo.Index);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], upTo.Chunk);
        state.CopyTo(bytes[HeaderBytes..]);
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
