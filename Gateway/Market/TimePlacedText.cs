using System.Buffers.Text;

namespace Trading.Gateway.Market;

/// <summary>
/// Reads <c>timePlaced</c> in both forms: <c>24-JAN-15 10:27:44</c>, UTC, and RFC 3339. A year of two digits is 2000 to 2049 or 1950 to
/// 1999.
/// </summary>
internal static class TimePlacedText
{
    private const int TextMax = 64;
    private const int CenturyTurn = 50;
    private const long MsPerSecond = 1_000;

    // The first of the year 1: before that no time can be written.
    private const long MsMin = -62_135_596_800_000;

    private static ReadOnlySpan<byte> Months => "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"u8;

    /// <summary>Reads a time as Unix milliseconds, finer fractions cut off; false on other text and on days that no calendar has.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long timeMs)
    {
        timeMs = 0;
        if (text.Length is 0 or > TextMax)
            return false;
        return text.Length > 4 && text[4] == (byte)'-' && text[..4].IndexOf((byte)'-') < 0
            ? TryParseRfc3339(text, out timeMs)
            : TryParseNamedMonth(text, out timeMs);
    }

    private static bool TryParseNamedMonth(ReadOnlySpan<byte> text, out long timeMs)
    {
        timeMs = 0;
        if (!TryTake(ref text, 1, 2, out var day) || !TryTake(ref text, '-') || !TryTakeMonth(ref text, out var month)
            || !TryTake(ref text, '-'))
            return false;
        var before = text.Length;
        if (!TryTake(ref text, 2, 4, out var year))
            return false;
        switch (before - text.Length)
        {
            case 2:
                year += year < CenturyTurn ? 2000 : 1900;
                break;
            case 3:
                return false;
        }

        return TryTake(ref text, ' ') && TryTakeTime(ref text, hourDigitsMin: 1, out var ofDayMs) && text.IsEmpty
            && TryCombine(year, month, day, ofDayMs, out timeMs);
    }

    private static bool TryParseRfc3339(ReadOnlySpan<byte> text, out long timeMs)
    {
        timeMs = 0;
        if (!TryTake(ref text, 4, 4, out var year) || !TryTake(ref text, '-') || !TryTake(ref text, 2, 2, out var month)
            || !TryTake(ref text, '-')
            || !TryTake(ref text, 2, 2, out var day) || text.IsEmpty || text[0] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        text = text[1..];
        if (!TryTakeTime(ref text, hourDigitsMin: 2, out var ofDayMs) || !TryTakeFraction(ref text, ref ofDayMs)
            || !TryTakeOffset(text, out var offsetMs) || !TryCombine(year, month, day, ofDayMs, out timeMs))
            return false;
        timeMs -= offsetMs;
        return timeMs >= MsMin;
    }

    private static bool TryTakeMonth(ref ReadOnlySpan<byte> text, out int month)
    {
        month = 0;
        if (text.Length < 3)
            return false;
        ReadOnlySpan<byte> upper = [Upper(text[0]), Upper(text[1]), Upper(text[2])];
        for (var i = 0; i < Months.Length; i += 3)
        {
            if (!Months.Slice(i, 3).SequenceEqual(upper))
                continue;
            month = i / 3 + 1;
            text = text[3..];
            return true;
        }

        return false;
    }

    private static bool TryTakeTime(ref ReadOnlySpan<byte> text, int hourDigitsMin, out long ofDayMs)
    {
        ofDayMs = 0;
        if (!TryTake(ref text, hourDigitsMin, 2, out var hour) || !TryTake(ref text, ':') || !TryTake(ref text, 2, 2, out var minute)
            || !TryTake(ref text, ':') || !TryTake(ref text, 2, 2, out var second))
            return false;
        // A leap second is the first of the next minute, as Unix time has none.
        if (hour > 23 || minute > 59 || second > 60)
            return false;
        ofDayMs = (hour * 3_600L + minute * 60 + second) * MsPerSecond;
        return true;
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<byte> text, ref long ofDayMs)
    {
        if (text.IsEmpty || text[0] != (byte)'.')
            return true;
        text = text[1..];
        var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length <= 0)
            return false;
        var digit = MsPerSecond / 10;
        for (var i = 0; i < length; i++, digit /= 10)
            ofDayMs += (text[i] - '0') * digit;
        text = text[length..];
        return true;
    }

    private static bool TryTakeOffset(ReadOnlySpan<byte> text, out long offsetMs)
    {
        offsetMs = 0;
        if (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')
            return true;
        if (text.IsEmpty || text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var sign = text[0] == (byte)'-' ? -1 : 1;
        text = text[1..];
        if (!TryTake(ref text, 2, 2, out var hours) || !TryTake(ref text, ':') || !TryTake(ref text, 2, 2, out var minutes) || !text.IsEmpty
            || hours > 23 || minutes > 59)
            return false;
        offsetMs = sign * (hours * 60L + minutes) * 60 * MsPerSecond;
        return true;
    }

    private static bool TryCombine(int year, int month, int day, long ofDayMs, out long timeMs)
    {
        timeMs = 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        timeMs = (new DateTime(year, month, day).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond + ofDayMs;
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
            return false;
        text = text[1..];
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, int digitsMin, int digitsMax, out int number)
    {
        number = 0;
        var length = 0;
        while (length < text.Length && length < digitsMax && text[length] is >= (byte)'0' and <= (byte)'9')
            number = number * 10 + (text[length++] - '0');
        text = text[length..];
        return length >= digitsMin;
    }

    private static byte Upper(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter - 32) : letter;
}
