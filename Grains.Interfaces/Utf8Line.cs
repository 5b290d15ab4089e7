using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Trading;

/// <summary>
/// Writes JSON by hand into a room that is large enough: the result of a command, an entry of a summary. Inlined, so that the place to
/// write at stays in a register and a text known when this is compiled becomes a few moves.
/// </summary>
/// <param name="room">Where to write; where it is too small, writing throws.</param>
public ref struct Utf8Line(Span<byte> room)
{
    private const int NumberBytesMax = 20;
    private const int MoneyBytesMax = 32;

    private readonly Span<byte> _room = room;

    /// <summary>The number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Text that needs no escaping.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_room[Length..]);
        Length += text.Length;
    }

    /// <summary>A whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(long value)
    {
        if (value is >= 0 and < 10)
        {
            _room[Length++] = (byte)('0' + value);
            return;
        }

        Utf8Formatter.TryFormat(value, _room.Slice(Length, NumberBytesMax), out var written);
        Length += written;
    }

    /// <summary>Dollars.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Money(Money value)
    {
        value.TryFormat(_room.Slice(Length, MoneyBytesMax), out var written, default, null);
        Length += written;
    }

    /// <summary>The characters of a symbol.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Symbol(Symbol value) => Length += value.Write(_room[Length..]);

    /// <summary>A time, RFC 3339.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Time(long timeMs)
    {
        UtcText.Write(_room[Length..], timeMs);
        Length += UtcText.Length;
    }
}
