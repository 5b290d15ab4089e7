using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Trading.Accounts;

/// <summary>Writes JSON by hand into a buffer that grows: for the one answer that is large and asked for often, the summary.</summary>
internal sealed class Utf8Text
{
    private byte[] _bytes = new byte[4096];

    /// <summary>The number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written so far; stays as it is until <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Starts again.</summary>
    public void Clear() => Length = 0;

    /// <summary>Text that needs no escaping. Inlined, so that a text known when this is compiled becomes a few moves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Utf8Text Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
        return this;
    }

    /// <summary>A whole number.</summary>
    public Utf8Text Number(long value)
    {
        if (value is >= 0 and < 10)
            return Digit(value);
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>Dollars.</summary>
    public Utf8Text Money(Money value)
    {
        value.TryFormat(Room(32), out var written, default, null);
        Length += written;
        return this;
    }

    /// <summary>The characters of a symbol.</summary>
    public Utf8Text Symbol(Symbol value)
    {
        Length += value.Write(Room(3));
        return this;
    }

    /// <summary>A time, RFC 3339.</summary>
    public Utf8Text Time(long timeMs)
    {
        UtcText.Write(Room(UtcText.Length), timeMs);
        Length += UtcText.Length;
        return this;
    }

    private Utf8Text Digit(long value)
    {
        Room(1)[0] = (byte)('0' + value);
        Length++;
        return this;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
            Grow(length);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int length) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
}
