using System.Diagnostics;
using Trading.Benchmarks.Live;

namespace Trading.Benchmarks.Orders;

/// <summary>
/// A client that watches one channel of one instrument, and counts how old what it is told is: from the <c>ts</c> of updates, which for a
/// trade is the time of the fill, and for a book that of the update, by the book's clock in whole milliseconds. All processes of a machine
/// share that clock.
/// </summary>
internal sealed class MarketWatcher(LatencyLog log, string channel, string symbol) : Watcher(log, channel, BufferBytesMax)
{
    private const int BufferBytesMax = 16_384;
    private const int TimeOfDay = 11;
    private const int TextLength = 24;
    private const int LookedAt = 160;

    private int _frames;

    /// <summary>How many frames came, of any kind.</summary>
    public int Frames => Volatile.Read(ref _frames);

    /// <inheritdoc/>
    public override void Subscribe() =>
        Send($$$"""{"method":"subscribe","params":{"channel":"{{{Channel}}}","symbol":["{{{symbol}}}"]}}""");

    /// <inheritdoc/>
    protected override void TakeText(ReadOnlySpan<byte> frame, long now)
    {
        _frames++;
        var head = frame[..Math.Min(LookedAt, frame.Length)];
        if (Channel == "ticker" || head.IndexOf("\"type\":\"update\""u8) < 0)
            return;
        var at = head.IndexOf("\"ts\":\""u8) + 6;
        if (at >= 6 && head.Length >= at + TextLength)
            Log.Add(AgeOf(head[(at + TimeOfDay)..]));
    }

    private static long AgeOf(ReadOnlySpan<byte> time)
    {
        var at = new TimeSpan(0, Two(time), Two(time[3..]), Two(time[6..]), 10 * Two(time[9..]) + (time[11] - '0'));
        var age = DateTime.UtcNow.TimeOfDay - at;
        if (age < TimeSpan.FromHours(-1))
            age += TimeSpan.FromDays(1);
        return (long)(age.TotalSeconds * Stopwatch.Frequency);
    }

    private static int Two(ReadOnlySpan<byte> digits) => 10 * (digits[0] - '0') + digits[1] - '0';
}
