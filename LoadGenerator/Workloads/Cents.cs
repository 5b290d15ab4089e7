using System.Globalization;

namespace Trading.LoadGenerator.Workloads;

/// <summary>Amounts of money as whole cents in a <see cref="long"/>, and their text with up to two decimals.</summary>
internal static class Cents
{
    /// <summary>The largest balance that is kept (day-trading.md: 9 × 10¹² dollars).</summary>
    public const long Max = 900_000_000_000_000;

    /// <summary>
    /// Reads digits with at most two decimals and perhaps a leading minus. An amount beyond <see cref="Max"/> reads as <see
    /// cref="long.MaxValue"/>
    /// (or its negative), so that it stays recognisable as too large.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long cents)
    {
        cents = 0;
        var negative = text.StartsWith('-');
        if (negative)
            text = text[1..];
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.Length is not (1 or 2)) || whole.ContainsAnyExceptInRange('0', '9')
            || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;

        whole = whole.TrimStart('0');
        const int DollarDigitsMax = 13;
        if (whole.Length <= DollarDigitsMax)
            cents = (whole.IsEmpty ? 0 : long.Parse(whole, CultureInfo.InvariantCulture)) * 100 + Hundredths(fraction);
        if (whole.Length > DollarDigitsMax || cents > Max)
            cents = long.MaxValue;
        if (negative)
            cents = -cents;
        return true;
    }

    /// <summary>The amount with two decimals, such as <c>-12.30</c>.</summary>
    public static string Format(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Several amounts, such as <c>1.00 or 2.00</c>.</summary>
    public static string Format(List<long> cents) => string.Join(" or ", cents.Select(Format));

    private static int Hundredths(ReadOnlySpan<char> fraction) => fraction.Length switch
    {
        0 => 0,
        1 => (fraction[0] - '0') * 10,
        _ => (fraction[0] - '0') * 10 + (fraction[1] - '0'),
    };
}
