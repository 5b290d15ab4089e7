using System.Globalization;

namespace Trading;

/// <summary>Times as every door writes them: RFC 3339, UTC, milliseconds, such as <c>2026-11-21T02:30:00.123Z</c>.</summary>
public static class UtcText
{
    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public const int Length = 24;

    private const long MsPerDay = 86_400_000;

    [ThreadStatic]
    private static (long Day, byte[]? Text) latest;

    /// <summary>Writes a time as UTF-8; the destination needs room for <see cref="Length"/> bytes.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="timeMs">Unix milliseconds, years 1 to 9999.</param>
    public static void Write(Span<byte> destination, long timeMs)
    {
        var day = Math.DivRem(timeMs, MsPerDay, out var ofDay);
        if (ofDay < 0)
            (day, ofDay) = (day - 1, ofDay + MsPerDay);
        if (latest.Text is null || latest.Day != day)
        {
            var text = new byte[11];
            DateTime.UnixEpoch.AddDays(day).TryFormat(text, out _, "yyyy-MM-dd'T'", CultureInfo.InvariantCulture);
            latest = (day, text);
        }

        latest.Text.CopyTo(destination);
        var ms = (int)ofDay;
        Two(destination[11..], ms / 3_600_000);
        destination[13] = (byte)':';
        Two(destination[14..], ms / 60_000 % 60);
        destination[16] = (byte)':';
        Two(destination[17..], ms / 1000 % 60);
        destination[19] = (byte)'.';
        destination[20] = (byte)('0' + ms / 100 % 10);
        Two(destination[21..], ms % 100);
        destination[23] = (byte)'Z';
    }

    private static void Two(Span<byte> destination, int value)
    {
        destination[0] = (byte)('0' + value / 10);
        destination[1] = (byte)('0' + value % 10);
    }
}
