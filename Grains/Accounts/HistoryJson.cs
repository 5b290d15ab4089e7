using System.Collections.Immutable;
using System.Text;

namespace Trading.Accounts;

/// <summary>
/// The history as the summary shows it, newest first. An entry never changes, so each is rendered once, in front of the one before it, and
/// what was rendered is not written again: summaries on their way share it. Where there is no room in front, what is still shown is copied
/// to the end of another buffer. Buffers live for a hundred commands, too long for the collector's young generations: so they are pooled.
/// </summary>
internal sealed class HistoryJson
{
    private const int EntryBytesMax = 256;

    private static readonly ImmutableArray<byte[]> Commands =
        [.. Enum.GetValues<CommandKind>().Select(k => Encoding.ASCII.GetBytes(CommandNames.Of(k)))];

    private static readonly ImmutableArray<byte[]> Statuses =
        [.. Enum.GetValues<Status>().Select(s => Encoding.ASCII.GetBytes(StatusCodes.Of(s)))];

    private readonly int[] _ends = new int[History.Capacity];
    private SharedBuffer? _shared;
    private int _start;
    private long _rendered;

    private byte[] Buffer => _shared?.Bytes ?? [];

    /// <summary>The entries, separated by commas, newest first; they stay as they are until what <see cref="Share"/> gave is disposed of.</summary>
    public ReadOnlyMemory<byte> Render(History history)
    {
        var first = history.Added - history.Count;
        if (_start < (history.Added - Math.Max(_rendered, first)) * EntryBytesMax)
            MakeRoom(history, first);
        Span<byte> entry = stackalloc byte[EntryBytesMax];
        for (_rendered = Math.Max(_rendered, first); _rendered < history.Added; _rendered++)
        {
            var end = _start;
            var length = Write(entry, history[_rendered]);
            entry[..length].CopyTo(Buffer.AsSpan(_start -= length));
            _ends[_rendered % _ends.Length] = end;
        }

        return history.Count == 0 ? default : Buffer.AsMemory(_start, _ends[first % _ends.Length] - _start - 1);
    }

    /// <summary>Keeps what was rendered as it is until the result, if there is one, is disposed of.</summary>
    public IDisposable? Share() => _shared?.Share();

    /// <summary>Begins another buffer with what is rendered and still shown.</summary>
    private void MakeRoom(History history, long first)
    {
        var shown = _rendered > first ? Buffer.AsSpan(_start, _ends[first % _ends.Length] - _start) : default;
        var next = new SharedBuffer(Math.Min(history.Count * 2, History.Capacity) * EntryBytesMax * 5 / 4);
        var target = next.Bytes;
        _start = target.Length - shown.Length;
        var moved = shown.IsEmpty ? 0 : target.Length - _ends[first % _ends.Length];
        shown.CopyTo(target.AsSpan(_start));
        for (var entry = first; entry < _rendered; entry++)
            _ends[entry % _ends.Length] += moved;
        _shared?.Dispose();
        _shared = next;
    }

    /// <summary>Writes an entry with a comma behind it; returns its length.</summary>
    private static int Write(Span<byte> room, in HistoryEntry entry)
    {
        var line = new Utf8Line(room);
        line.Raw("{\"transactionNum\":"u8);
        line.Number(entry.TransactionNum);
        line.Raw(",\"timestamp\":\""u8);
        line.Time(entry.TimeMs);
        line.Raw("\",\"command\":\""u8);
        line.Raw(Commands[(int)entry.Command]);
        line.Raw("\""u8);
        if (!entry.Symbol.IsNone)
        {
            line.Raw(",\"symbol\":\""u8);
            line.Symbol(entry.Symbol);
            line.Raw("\""u8);
        }

        if (entry.Amount != Money.Zero)
        {
            line.Raw(",\"amount\":\""u8);
            line.Money(entry.Amount);
            line.Raw("\""u8);
        }

        line.Raw(",\"status\":\""u8);
        line.Raw(Statuses[(int)entry.Status]);
        line.Raw("\"},"u8);
        return line.Length;
    }
}
