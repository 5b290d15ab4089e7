using System.Buffers.Text;
using System.Diagnostics;
using Trading.Benchmarks.Live;

namespace Trading.Benchmarks.Messages;

/// <summary>
/// A client of <c>market.trades</c> that checks that no message is missing or out of order, and looks at the time that some took.
/// </summary>
internal sealed class TradeWatcher(LatencyLog log) : Watcher(log, "market.trades", BufferBytesMax)
{
    private const int BufferBytesMax = 131_072;
    private const int SampleEvery = 16;
    private const int TextLookMax = 160;

    private long _lastSeq = -1;
    private long _frames;
    private long _holes;

    /// <summary>The number of the last message.</summary>
    public long LastSeq => Volatile.Read(ref _lastSeq);

    /// <summary>How many messages came, after the first snapshot.</summary>
    public long Frames => Volatile.Read(ref _frames);

    /// <summary>How often another message than the next one came, or a snapshot in place of it.</summary>
    public long Holes => Volatile.Read(ref _holes);

    /// <inheritdoc/>
    protected override void TakeText(ReadOnlySpan<byte> frame, long now)
    {
        var text = frame[..Math.Min(frame.Length, TextLookMax)];
        var at = text.IndexOf("\"seq\":"u8);
        if (at < 0 || !Utf8Parser.TryParse(text[(at + 6)..], out long seq, out var length))
            return;
        var time = text[(at + 6 + length)..];
        var isUpdate = text.IndexOf("\"type\":\"update\""u8) >= 0;
        if (!isUpdate || seq != _lastSeq + 1)
            _holes += _lastSeq < 0 ? 0 : 1;
        Volatile.Write(ref _lastSeq, seq);
        if (!isUpdate)
        {
            Log.Add(1);
            return;
        }

        Volatile.Write(ref _frames, _frames + 1);
        if (seq % SampleEvery == 0 && time.StartsWith(",\"ts\":\""u8) && TryReadTime(time[7..], out var sentAt))
            Log.Add((TimeProvider.System.GetUtcNow().UtcDateTime - sentAt).Ticks * (Stopwatch.Frequency / TimeSpan.TicksPerSecond));
    }

    private static bool TryReadTime(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length < 24 || !Utf8Parser.TryParse(text[11..13], out int hour, out _)
            || !Utf8Parser.TryParse(text[14..16], out int minute, out _)
            || !Utf8Parser.TryParse(text[17..19], out int second, out _) || !Utf8Parser.TryParse(text[20..23], out int ms, out _))
            return false;
        time = TimeProvider.System.GetUtcNow().UtcDateTime.Date + new TimeSpan(0, hour, minute, second, ms);
        return true;
    }
}
