using System.Buffers.Binary;

namespace Trading.Persistence.Local;

/// <summary>
/// What a segment file begins with. All numbers are little-endian:
/// <code>
///  0  8 B  "TRDSTORE"
///  8  u32  format version of the segment
/// 12  u32  salt of its record checksums, drawn anew for each segment
/// 16  i64  number of the segment
/// 24  i64  sequence of its first record
/// 32  i64  length of the file, in bytes
/// 40  u32  zero
/// 44  u32  CRC-32C of the bytes before
/// </code>
/// The size, the version and the CRC stay where they are in every later format, so that an unknown version can be told from damage. The
/// salt makes a record valid in its own segment only: neither old blocks of the disk nor a payload made to look like a record pass for one.
/// </summary>
internal readonly record struct SegmentHeader(uint Salt, long Number, long FirstSequence, long Capacity)
{
    /// <summary>Bytes of the header; the first record follows.</summary>
    internal const int Size = 48;

    /// <summary>The format written here, and the newest one read here.</summary>
    internal const uint FormatVersion = 1;

    private const int CrcOffset = 44;

    private static ReadOnlySpan<byte> Magic => "TRDSTORE"u8;

    /// <summary>Reads the header of the file <paramref name="path"/>.</summary>
    /// <exception cref="StoreDamagedException">This is no header.</exception>
    /// <exception cref="StoreVersionException">This is a header of a format that is not known.</exception>
    internal static SegmentHeader Read(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length < Size)
        {
            throw new StoreDamagedException(path, bytes.Length, "the file ends in the segment header");
        }

        if (!bytes.StartsWith(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcOffset..]) != Crc32C.Append(0, bytes[..CrcOffset]))
        {
            throw new StoreDamagedException(path, 0, "the segment header is not what was written");
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != FormatVersion)
        {
            throw new StoreVersionException(path, version, FormatVersion);
        }

        return new SegmentHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]));
    }

    internal void Write(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Salt);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], FirstSequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], Capacity);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CrcOffset..], Crc32C.Append(0, bytes[..CrcOffset]));
    }
}
