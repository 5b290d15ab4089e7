using System.Globalization;

namespace Trading.Gateway.Commands;

/// <summary>Writes times as gateway.md has them: RFC 3339, UTC, milliseconds, such as <c>2026-11-21T02:30:00.123Z</c>.</summary>
public static class Rfc3339
{
    /// <summary>The number of bytes of a time.</summary>
    public const int Length = 24;

    private const long DayMs = 86_400_000;
    private const int DateLength = 11;

    private static readonly long EarliestMs = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static Day _lastDay = new(0);

    /// <summary>Writes a time, which is clamped to the years 1 to 9999; returns <see cref="Length"/>.</summary>
    public static int Write(long unixMs, Span<byte> destination)
    {
        var clampedMs = Math.Clamp(unixMs, EarliestMs, LatestMs);
        var number = Math.DivRem(clampedMs, DayMs, out var timeMs);
        if (timeMs < 0)
        {
            number--;
            timeMs += DayMs;
        }

        // Nearly all times that are told fall on the same day.
        var day = _lastDay;
        if (day.Number != number)
            _lastDay = day = new Day(number);
        day.Text.CopyTo(destination);

        var ms = (uint)timeMs;
        TwoDigits(ms / 3_600_000, destination[11..]);
        destination[13] = (byte)':';
        TwoDigits(ms / 60_000 % 60, destination[14..]);
        destination[16] = (byte)':';
        TwoDigits(ms / 1_000 % 60, destination[17..]);
        destination[19] = (byte)'.';
        destination[20] = (byte)('0' + ms / 100 % 10);
        TwoDigits(ms % 100, destination[21..]);
        destination[23] = (byte)'Z';
        return Length;
    }

    private static void TwoDigits(uint number, Span<byte> destination)
    {
        destination[0] = (byte)('0' + number / 10);
        destination[1] = (byte)('0' + number % 10);
    }

    private sealed class Day
    {
        public Day(long number)
        {
            Number = number;
            Text = new byte[DateLength];
            DateTimeOffset.FromUnixTimeMilliseconds(number * DayMs).TryFormat(Text, out _, "yyyy-MM-ddT", CultureInfo.InvariantCulture);
        }

        /// <summary>Days since 1 January 1970.</summary>
        public long Number { get; }

        /// <summary>The date with the <c>T</c> behind it.</summary>
        public byte[] Text { get; }
    }
}
