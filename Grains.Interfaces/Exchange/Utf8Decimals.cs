using System.Buffers.Text;

namespace Trading.Exchange;

/// <summary>
/// What <see cref="Decimals"/> does, in UTF-8 and without garbage: for doors that read and write amounts all the time. Nothing is ever
/// rounded.
/// </summary>
public static class Utf8Decimals
{
    /// <summary>The room that <see cref="Write"/> and <see cref="WriteSteps"/> need.</summary>
    public const int LengthMax = 64;

    private const int TextMax = 40;
    private const int DigitsMax = 28;
    private const int BitsPerInt = 32;

    /// <summary>
    /// Reads plain decimal text (<c>12</c>, <c>0.5</c>; no sign, exponent, blanks or separators). False on other text, and where it has
    /// more than 28 digits that count,
    /// which a <see cref="decimal"/> may not hold exactly.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > TextMax)
            return false;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || point == text.Length - 1 || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        whole = whole.TrimStart((byte)'0');
        fraction = fraction.TrimEnd((byte)'0');
        if (whole.Length + fraction.Length > DigitsMax)
            return false;

        // Up to 28 digits are below 2⁹⁶.
        var digits = UInt128.Zero;
        foreach (var digit in whole)
            digits = digits * 10 + (uint)(digit - '0');
        foreach (var digit in fraction)
            digits = digits * 10 + (uint)(digit - '0');
        value = unchecked(new decimal((int)digits, (int)(digits >> BitsPerInt), (int)(digits >> (2 * BitsPerInt)), false, (byte)fraction.Length));
        return true;
    }

    /// <summary>Writes a number of steps, such as ticks, as plain text without trailing zeros; returns the number of bytes.</summary>
    /// <param name="destination">Room for <see cref="LengthMax"/> bytes.</param>
    /// <param name="steps">Zero or more.</param>
    /// <param name="step">What one step is, such as an instrument's tick.</param>
    public static int WriteSteps(Span<byte> destination, Int128 steps, decimal step)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(step, bits);
        var digits = unchecked((Int128)(uint)bits[0] | ((Int128)(uint)bits[1] << BitsPerInt) | ((Int128)(uint)bits[2] << (2 * BitsPerInt)));
        return Write(destination, steps * digits, step.Scale);
    }

    /// <summary>Writes a number of units as plain text without trailing zeros; returns the number of bytes.</summary>
    /// <param name="destination">Room for <see cref="LengthMax"/> bytes.</param>
    /// <param name="units">Zero or more.</param>
    /// <param name="decimals">Decimal places of one unit, 0 to 28.</param>
    public static int Write(Span<byte> destination, Int128 units, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, Int128.Zero);
        Span<byte> digits = stackalloc byte[LengthMax];
        int length;
        if (units <= long.MaxValue)
            Utf8Formatter.TryFormat((long)units, digits, out length);
        else
            units.TryFormat(digits, out length, default, null);
        while (decimals > 0 && length > 0 && digits[length - 1] == (byte)'0')
            (decimals, length) = (decimals - 1, length - 1);
        // Zero has lost its only digit where it has decimals.
        if (length == 0 || decimals == 0)
            return Put(destination, 0, length == 0 ? "0"u8 : digits[..length]);
        if (length > decimals)
            return Put(destination, Put(destination, Put(destination, 0, digits[..(length - decimals)]), "."u8), digits[(length - decimals)..length]);
        var written = Put(destination, 0, "0."u8);
        destination.Slice(written, decimals - length).Fill((byte)'0');
        return Put(destination, written + decimals - length, digits[..length]);
    }

    private static int Put(Span<byte> destination, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(destination[at..]);
        return at + text.Length;
    }
}
