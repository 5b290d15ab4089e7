namespace Trading.Market;

/// <summary>
/// A number above zero as a client sent it: its value, rounded half up to the decimal places that are kept, and how many places were sent,
/// which
/// <see cref="TradeConsistency"/> needs. Trailing zeros count as sent.
/// </summary>
/// <param name="Units">The value in 10^-(places kept); at least 1.</param>
/// <param name="Decimals">Decimal places that were sent; where more were sent than are kept, those that are kept.</param>
public readonly record struct SentNumber(long Units, int Decimals)
{
    /// <summary>The longest text that is read as a number: digits that do not fit are rounded, however many there are.</summary>
    public const int LengthMax = 1_024;

    // More than the longest text can have of digits, so that it is out of range whatever stands before it.
    private const int ExponentMax = 9_999;

    /// <summary>
    /// Reads a number as JSON has it (<c>1000</c>, <c>747.10</c>, <c>7.4710e2</c>); a sign before it is read too. What is wrong with it is
    /// <see cref="TradeFault.NotANumber"/>, <see cref="TradeFault.NotPositive"/>, or <see cref="TradeFault.OutOfRange"/> where it is above
    /// the largest, or is rounded to
    /// zero.
    /// </summary>
    /// <param name="text">The number, without blanks.</param>
    /// <param name="decimalsKept">Decimal places that are kept, such as <see cref="TradeAmount.Decimals"/>.</param>
    /// <param name="unitsMax">The largest value, such as <see cref="TradeAmount.UnitsMax"/>.</param>
    /// <param name="number">The number; the default where something is wrong with it.</param>
    /// <returns>What is wrong with it; <see cref="TradeFault.None"/> where nothing is.</returns>
    public static TradeFault Parse(ReadOnlySpan<byte> text, int decimalsKept, long unitsMax, out SentNumber number)
    {
        number = default;
        if (text.Length is 0 or > LengthMax)
            return TradeFault.NotANumber;
        var isNegative = text[0] == (byte)'-';
        var rest = isNegative || text[0] == (byte)'+' ? text[1..] : text;
        if (!TrySplit(rest, out var whole, out var fraction, out var exponent))
            return TradeFault.NotANumber;
        if (isNegative || (whole.IndexOfAnyExcept((byte)'0') < 0 && fraction.IndexOfAnyExcept((byte)'0') < 0))
            return TradeFault.NotPositive;

        // The value is its digits × 10^(shift - decimalsKept) units.
        var sent = fraction.Length - exponent;
        var value = UInt128.Zero;
        var left = whole.Length + exponent + decimalsKept;
        var roundsUp = false;
        for (var i = 0; i < whole.Length + fraction.Length; i++, left--)
        {
            var digit = (i < whole.Length ? whole[i] : fraction[i - whole.Length]) - (uint)'0';
            if (left > 0)
                value = value * 10 + digit;
            else if (left == 0)
                roundsUp = digit >= 5;
            if (value > (UInt128)unitsMax)
                return TradeFault.OutOfRange;
        }

        for (; left > 0 && value <= (UInt128)unitsMax; left--)
            value *= 10;
        if (roundsUp)
            value++;
        if (value == 0 || value > (UInt128)unitsMax)
            return TradeFault.OutOfRange;
        number = new SentNumber((long)value, Math.Clamp(sent, 0, decimalsKept));
        return TradeFault.None;
    }

    private static bool TrySplit(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> whole, out ReadOnlySpan<byte> fraction, out int exponent)
    {
        whole = text;
        fraction = default;
        exponent = 0;
        var e = text.IndexOfAny((byte)'e', (byte)'E');
        if (e >= 0)
        {
            if (!TryReadExponent(text[(e + 1)..], out exponent))
                return false;
            whole = text[..e];
        }

        var point = whole.IndexOf((byte)'.');
        if (point >= 0)
        {
            fraction = whole[(point + 1)..];
            whole = whole[..point];
            if (fraction.IsEmpty)
                return false;
        }

        return !whole.IsEmpty && !whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && !fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        var isNegative = !text.IsEmpty && text[0] == (byte)'-';
        if (isNegative || (!text.IsEmpty && text[0] == (byte)'+'))
            text = text[1..];
        if (text.IsEmpty || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        foreach (var digit in text)
            exponent = Math.Min(ExponentMax, exponent * 10 + (digit - '0'));
        exponent = isNegative ? -exponent : exponent;
        return true;
    }
}
