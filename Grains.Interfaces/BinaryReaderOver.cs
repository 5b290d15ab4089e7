using System.Text;

namespace Trading;

/// <summary>Reads what <see cref="BinaryWriterOver"/> wrote. Bytes that cannot be its work throw <see cref="FormatException"/>.</summary>
public ref struct BinaryReaderOver(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>True where nothing is left.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The number of bytes left.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>One byte.</summary>
    public byte Byte()
    {
        if (_rest.IsEmpty)
            throw Truncated();
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    /// <summary>A number of zero or more.</summary>
    public ulong Unsigned()
    {
        var value = 0UL;
        for (int i = 0, shift = 0; i < _rest.Length && shift < 64; i++, shift += 7)
        {
            var b = _rest[i];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                // One number has one form: no bits past the 64th, and no zeros at its high end.
                if ((shift == 63 && b > 1) || (b == 0 && i > 0))
                    throw new FormatException("A number of the record is not in its stored form.");
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw Truncated();
    }

    /// <summary>A number of zero or more, of 32 bits.</summary>
    public uint Unsigned32()
    {
        var value = Unsigned();
        return value <= uint.MaxValue ? (uint)value : throw new FormatException($"{value} stands where a number of 32 bits should.");
    }

    /// <summary>
    /// A number of things that follow; so that damage cannot ask for endless memory, it is at most <paramref name="max"/>.
    /// </summary>
    public int Count(int max)
    {
        var value = Unsigned();
        return value <= (ulong)max ? (int)value : throw new FormatException($"The record counts {value} where at most {max} can be.");
    }

    /// <summary>True or false.</summary>
    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw new FormatException($"{other} stands where 0 or 1 should."),
    };

    /// <summary>Throws where something is left.</summary>
    public readonly void ExpectEnd()
    {
        if (!IsAtEnd)
            throw new FormatException($"{Remaining} bytes follow the end of the record.");
    }

    /// <summary>A number of any sign.</summary>
    public long Signed()
    {
        var value = Unsigned();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>A number of 128 bits.</summary>
    public Int128 Wide() => new(Unsigned(), Unsigned());

    /// <summary>Text, or null where null was written.</summary>
    public string? Text()
    {
        var length = Unsigned();
        return length == 0 ? null : Encoding.UTF8.GetString(Take(length - 1));
    }

    /// <summary>Bytes that were written with their length.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Unsigned());

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw Truncated();
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private static FormatException Truncated() => new("The record ends before its content does.");
}
