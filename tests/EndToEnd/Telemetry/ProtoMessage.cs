using System.Buffers.Binary;
using System.Text;

namespace Trading.EndToEnd.Telemetry;

/// <summary>A protobuf message, read by the numbers of its fields (protobuf.dev, "Encoding").</summary>
internal readonly struct ProtoMessage(ReadOnlyMemory<byte> bytes)
{
    /// <summary>The messages in a field, in their order.</summary>
    public IEnumerable<ProtoMessage> Messages(int field) => Values(field).Select(value => new ProtoMessage(value));

    /// <summary>The first message in a field; an empty one where there is none.</summary>
    public ProtoMessage Message(int field) => Messages(field).FirstOrDefault();

    /// <summary>The text in a field; empty where there is none.</summary>
    public string Text(int field) => Encoding.UTF8.GetString(Values(field).FirstOrDefault().Span);

    /// <summary>The varint or the fixed 64 bits in a field; null where there are none.</summary>
    public long? Number(int field) =>
        Values(field).FirstOrDefault() is { Length: sizeof(long) } value ? BinaryPrimitives.ReadInt64LittleEndian(value.Span) : null;

    /// <summary>The double in a field; null where there is none.</summary>
    public double? Double(int field) => Number(field) is { } bits ? BitConverter.Int64BitsToDouble(bits) : null;

    private List<ReadOnlyMemory<byte>> Values(int field)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var tag = Varint(ref rest);
            var value = (tag & 7) switch
            {
                0 => Fixed(Varint(ref rest)),
                1 => Take(ref rest, sizeof(long)),
                2 => Take(ref rest, (int)Varint(ref rest)),
                5 => Take(ref rest, sizeof(int)),
                var type => throw new FormatException($"Protobuf has no wire type {type}."),
            };
            if ((int)(tag >> 3) == field)
                found.Add(value);
        }

        return found;
    }

    private static ReadOnlyMemory<byte> Fixed(ulong number)
    {
        var value = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(value, number);
        return value;
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest, int length)
    {
        var value = rest[..length];
        rest = rest[length..];
        return value;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> rest)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref rest, 1).Span[0];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }
}
