using System.Buffers;

namespace Trading.Audit;

/// <summary>The stored form of <see cref="AuditBlock"/>. Its first byte is a version, so that the form can grow.</summary>
public static class AuditBlockCodec
{
    private const byte Version = 1;

    /// <summary>Writes a block, with <paramref name="timeMs"/> for its time.</summary>
    public static void Write(IBufferWriter<byte> destination, AuditBlock block, long timeMs)
    {
        var output = new BinaryWriterOver(destination);
        output.Byte(Version);
        output.Text(block.User);
        output.Text(block.Server);
        output.Signed(timeMs);
        output.Signed(block.FirstNumber);
        output.Unsigned((ulong)block.Count);
        output.Flag(block.NeedsAttention);
        output.Signed(block.SnapshotNumber);
        output.Bytes(block.Events);
    }

    /// <summary>Reads a block; throws <see cref="FormatException"/> on bytes that are not one.</summary>
    public static AuditBlock Read(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var block = ReadHeader(ref input) with { Events = input.Bytes().ToArray() };
        input.ExpectEnd();
        return block;
    }

    /// <summary>Reads a block without its events; throws <see cref="FormatException"/> on bytes that are not one.</summary>
    public static AuditBlock ReadHeader(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        return ReadHeader(ref input);
    }

    private static AuditBlock ReadHeader(ref BinaryReaderOver input)
    {
        var version = input.Byte();
        if (version != Version)
            throw new FormatException($"Audit block of version {version} is not known to this version.");
        return new AuditBlock
        {
            User = input.Text() ?? throw new FormatException("Audit block without a user."),
            Server = input.Text() ?? "",
            TimeMs = input.Signed(),
            FirstNumber = input.Signed(),
            Count = input.Count(int.MaxValue),
            NeedsAttention = input.Flag(),
            SnapshotNumber = input.Signed(),
            Events = [],
        };
    }
}
