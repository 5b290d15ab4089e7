using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Trading.Journal;

/// <summary>
/// How a chunk is stored. All numbers are little-endian:
/// <code>
/// 0  u8   format version
/// 1  u8   1 if the chunk is closed: it takes no more entries, and only then may the next one be begun
/// 2  u16  zero
/// 4  i32  number of entries
/// 8  i64  number of the chunk
/// </code>
/// Then each entry after its length as i32.
/// </summary>
internal static class ChunkFormat
{
    internal const int HeaderBytes = 16;

    internal const int LengthBytes = sizeof(int);

    private const byte Version = 1;

    internal static void WriteHeader(Span<byte> bytes, long number, int count, bool closed)
    {
        bytes[0] = Version;
        bytes[1] = closed ? (byte)1 : (byte)0;
        bytes[2] = 0;
        bytes[3] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], number);
    }

    internal static void WriteEntry(Span<byte> bytes, ReadOnlySpan<byte> entry)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, entry.Length);
        entry.CopyTo(bytes[LengthBytes..]);
    }

    /// <summary>The entry that begins where <paramref name="bytes"/> do.</summary>
    internal static ReadOnlyMemory<byte> EntryAt(ReadOnlyMemory<byte> bytes) =>
        bytes.Slice(LengthBytes, BinaryPrimitives.ReadInt32LittleEndian(bytes.Span));

    /// <summary>Reads a whole chunk.</summary>
    /// <param name="bytes">What is stored.</param>
    /// <param name="number">The number it must have.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="fault">What is wrong with it, as a clause.</param>
    internal static bool TryRead(
        ReadOnlyMemory<byte> bytes, long number, [NotNullWhen(true)] out JournalChunk? chunk, [NotNullWhen(false)] out string? fault)
    {
        chunk = null;
        fault = FindFault(bytes.Span, number);
        if (fault is null)
        {
            int count = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[4..]);
            chunk = new JournalChunk(number, count, bytes[HeaderBytes..], isClosed: bytes.Span[1] == 1);
        }

        return fault is null;
    }

    private static string? FindFault(ReadOnlySpan<byte> bytes, long number)
    {
        if (bytes.Length < HeaderBytes)
        {
            return $"it has {bytes.Length} bytes, less than a header";
        }

        if (bytes[0] != Version)
        {
            return $"its format is {bytes[0]}, and only {Version} is known";
        }

        long found = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        if (found != number)
        {
            return $"it holds chunk {found}";
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        ReadOnlySpan<byte> rest = bytes[HeaderBytes..];
        for (int i = 0; i < count; i++)
        {
            int length = rest.Length < LengthBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(rest);
            if (length < 0 || length > rest.Length - LengthBytes)
            {
                return $"it ends in entry {i} of {count}";
            }

            rest = rest[(LengthBytes + length)..];
        }

        return rest.IsEmpty && count >= 0 ? null : $"it goes on for {rest.Length} bytes behind its {count} entries";
    }
}
