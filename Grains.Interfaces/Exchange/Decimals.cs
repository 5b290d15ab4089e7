using System.Globalization;

namespace Trading.Exchange;

/// <summary>Exact decimal text of amounts that are integers in an asset's smallest unit, both ways. Nothing is ever rounded.</summary>
public static class Decimals
{
    private const int TextMax = 40;

    /// <summary>
    /// Reads plain decimal text (<c>12</c>, <c>0.5</c>; no sign, exponent, blanks or separators). False on other text, and where there are
    /// more digits than a <see cref="decimal"/> holds.
    /// </summary>
    public static bool TryParse(string? text, out decimal value)
    {
        value = 0;
        return text is { Length: > 0 and <= TextMax } && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && IsExact(text, value);
    }

    /// <summary>A number of units as a decimal of the asset: 1,500,000 units with six decimals are 1.5.</summary>
    public static decimal FromUnits(long units, int decimals) => new decimal(units) / PowerOf10(decimals);

    /// <summary>A decimal as units; false where it is not a whole number of them or passes 64 bits.</summary>
    public static bool TryToUnits(decimal value, int decimals, out long units) => TryDivide(value, 1 / PowerOf10(decimals), out units);

    /// <summary>How many steps a decimal is; false where it is not a whole number of them or passes 64 bits.</summary>
    public static bool TryDivide(decimal value, decimal step, out long steps)
    {
        steps = 0;
        // Compared first: a quotient may be more than even a decimal holds.
        if (value < 0 || value > long.MaxValue * step || value % step != 0)
            return false;
        var quotient = value / step;
        if (quotient > long.MaxValue)
            return false;
        steps = (long)quotient;
        return true;
    }

    /// <summary>Plain text without trailing zeros: <c>0.5</c>.</summary>
    public static string Format(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Text of a number of units.</summary>
    public static string Format(long units, int decimals) => Format(FromUnits(units, decimals));

    private static decimal PowerOf10(int decimals)
    {
        var power = 1m;
        for (; decimals > 0; decimals--)
            power *= 10;
        return power;
    }

    /// <summary>Parsing rounds digits that do not fit away; what was rounded has other digits.</summary>
    private static bool IsExact(string text, decimal value)
    {
        var digits = text.AsSpan().TrimStart('0');
        if (text.Contains('.'))
            digits = digits.TrimEnd('0').TrimEnd('.');
        return digits.SequenceEqual(Format(value).AsSpan().TrimStart('0'));
    }
}
