using System.Buffers;
using System.Text;

namespace Trading;

/// <summary>
/// Writes the compact binary form of stored records: variable-length numbers and length-prefixed UTF-8, little end first.
/// </summary>
public readonly ref struct BinaryWriterOver(IBufferWriter<byte> output)
{
    /// <summary>The most bytes that <see cref="Unsigned(ulong)"/> writes.</summary>
    public const int UnsignedBytesMax = 10;

    /// <summary>One byte.</summary>
    public void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    /// <summary>A number of zero or more, seven bits a byte.</summary>
    public void Unsigned(ulong value) => output.Advance(Unsigned(output.GetSpan(UnsignedBytesMax), value));

    /// <summary>
    /// Writes what <see cref="Unsigned(ulong)"/> would to the start of a span, which must have the room; returns the number of bytes.
    /// </summary>
    public static int Unsigned(Span<byte> target, ulong value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            target[length++] = (byte)(value & 0x7F | 0x80);
        target[length++] = (byte)value;
        return length;
    }

    /// <summary>True or false.</summary>
    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A number of any sign, zigzag.</summary>
    public void Signed(long value) => Unsigned(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>A number of 128 bits, the higher half first.</summary>
    public void Wide(Int128 value)
    {
        Unsigned(unchecked((ulong)(value >> 64)));
        Unsigned(unchecked((ulong)value));
    }

    /// <summary>Text, null included; unpaired surrogates are written as U+FFFD.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Unsigned(0);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Unsigned((ulong)length + 1);
        Encoding.UTF8.GetBytes(value, output.GetSpan(Math.Max(1, length)));
        output.Advance(length);
    }

    /// <summary>Bytes with their length before them.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Unsigned((ulong)value.Length);
        output.Write(value);
    }
}
