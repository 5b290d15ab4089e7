using System.Diagnostics;

namespace Trading.Benchmarks.Orders;

/// <summary>
/// How old what a frame of a market channel tells is: from its <c>ts</c>, which for a trade is the time of the fill, and for a book that of the update, by the book's clock in whole
/// milliseconds. All processes of a machine share that clock.
/// </summary>
internal static class MarketFrame
{
    private const int TimeOfDay = 11;
    private const int TextLength = 24;
    private const int LookedAt = 160;

    /// <summary>The age of an update.</summary>
    public static long AgeOf(ReadOnlySpan<byte> frame)
    {
        var head = frame[..Math.Min(LookedAt, frame.Length)];
        if (head.IndexOf("\"type\":\"update\""u8) < 0)
            return -1;
        var at = head.IndexOf("\"ts\":\""u8);
        return at < 0 || head.Length < at + 6 + TextLength ? -1 : AgeOfText(head.Slice(at + 6 + TimeOfDay));
    }

    /// <summary>The age of a frame that is not measured.</summary>
    public static long NoAge(ReadOnlySpan<byte> frame) => -1;

    private static long AgeOfText(ReadOnlySpan<byte> time)
    {
        var at = new TimeSpan(0, Two(time), Two(time[3..]), Two(time[6..]), 10 * Two(time[9..]) + (time[11] - '0'));
        var age = DateTime.UtcNow.TimeOfDay - at;
        if (age < TimeSpan.Zero)
            age += age < TimeSpan.FromHours(-1) ? TimeSpan.FromDays(1) : -age;
        return (long)(age.TotalSeconds * Stopwatch.Frequency);
    }

    private static int Two(ReadOnlySpan<byte> digits) => 10 * (digits[0] - '0') + digits[1] - '0';
}
