using System.Buffers.Binary;

namespace Trading.Journal;

/// <summary>
/// The head record: where to begin to look for the last chunk, and what was trimmed. Written now and then, so the last chunk may be later
/// than it says, never earlier.
/// </summary>
/// <param name="Hint">A chunk that has been written.</param>
/// <param name="First">The first chunk that belongs to the journal.</param>
/// <param name="Oldest">
/// The first chunk that may still be stored: from here to <paramref name="First"/> trimming may have left some.
/// </param>
internal readonly record struct JournalHead(long Hint, long First, long Oldest)
{
    private const int Size = 32;
    private const byte Version = 1;

    internal byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), Hint);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), First);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), Oldest);
        return bytes;
    }

    internal static JournalHead Read(JournalRecord record)
    {
        ReadOnlySpan<byte> bytes = record.Bytes.Span;
        if (bytes.Length != Size || bytes[0] != Version)
        {
            throw record.Damaged("it is no head record");
        }

        var head = new JournalHead(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
        return 0 <= head.Oldest && head.Oldest <= head.First && head.First <= head.Hint
            ? head
            : throw record.Damaged("its chunks are in no order");
    }
}
