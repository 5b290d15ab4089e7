using System.Buffers.Binary;

namespace Trading.Persistence.Local;

/// <summary>
/// What stands before the key and the payload of a record. All numbers are little-endian:
/// <code>
///  0  u32  length of header, key and payload, without the padding
///  4  u32  CRC-32C of the whole record with its padding, without this field; seeded with the segment's salt
///  8  i64  sequence: the place of the record in the log; one more than that of the record before
/// 16  i64  version: the sequence of the write that made this value; compaction keeps it
/// 24  u32  index in the group: how many records before this one were flushed together with it
/// 28  u16  length of the key
/// 30  u8   kind
/// 31  u8   zero
/// </code>
/// Zeros pad a record to a multiple of eight bytes.
/// </summary>
internal readonly record struct RecordHeader(
    int Length, uint Crc, long Sequence, long Version, uint GroupIndex, int KeyLength, RecordKind Kind)
{
    /// <summary>Bytes of a header.</summary>
    internal const int Size = 32;

    /// <summary>Longest key, in bytes.</summary>
    internal const int MaxKeyLength = ushort.MaxValue;

    /// <summary>Longest record, in bytes: a limit on what one write may ask of memory.</summary>
    internal const int MaxLength = 256 << 20;

    private const int Alignment = 8;
    private const int CrcOffset = 4;
    private const int CrcEnd = 8;

    /// <summary>Bytes that the record takes in the file.</summary>
    internal int PaddedLength => Padded(Length);

    /// <summary>Bytes of the payload.</summary>
    internal int PayloadLength => Length - Size - KeyLength;

    /// <summary>The sequence of the first record that was flushed together with this one.</summary>
    internal long GroupSequence => Sequence - GroupIndex;

    /// <summary>Whether the fields could be those of a record, as far as they tell by themselves.</summary>
    internal bool IsPlausible =>
        Length is >= Size and <= MaxLength
        && KeyLength > 0 && Size + KeyLength <= Length
        && (Kind == RecordKind.Put || (Kind == RecordKind.Clear && PayloadLength == 0))
        && Sequence > 0 && Version > 0 && Version <= Sequence && GroupSequence > 0;

    internal static int Padded(int length) => checked(length + Alignment - 1) & -Alignment;

    internal static RecordHeader Read(ReadOnlySpan<byte> bytes) => new(
        unchecked((int)BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcOffset..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]),
        (RecordKind)bytes[30]);

    /// <summary>Writes every field but the CRC, which needs the rest of the record: see <see cref="Seal"/>.</summary>
    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[CrcOffset..], 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[24..], GroupIndex);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[28..], checked((ushort)KeyLength));
        bytes[30] = (byte)Kind;
        bytes[31] = 0;
    }

    /// <summary>Puts the CRC into a record that is otherwise complete, padding included.</summary>
    internal static void Seal(Span<byte> record, uint salt) =>
        BinaryPrimitives.WriteUInt32LittleEndian(record[CrcOffset..], ComputeCrc(record, salt));

    /// <summary>Whether the CRC of a record, padding included, is right.</summary>
    internal static bool IsIntact(ReadOnlySpan<byte> record, uint salt) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record[CrcOffset..]) == ComputeCrc(record, salt);

    private static uint ComputeCrc(ReadOnlySpan<byte> record, uint salt) =>
        Crc32C.Append(Crc32C.Append(salt, record[..CrcOffset]), record[CrcEnd..]);
}
