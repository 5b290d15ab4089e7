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

    private readonly Utf8Text _entry = new();
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
        for (_rendered = Math.Max(_rendered, first); _rendered < history.Added; _rendered++)
        {
            var end = _start;
            _entry.Clear();
            Write(history[_rendered]);
            _entry.Written.CopyTo(Buffer.AsSpan(_start -= _entry.Length));
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

    private void Write(in HistoryEntry entry)
    {
        _entry.Raw("{\"transactionNum\":"u8).Number(entry.TransactionNum).Raw(",\"timestamp\":\""u8).Time(entry.TimeMs)
            .Raw("\",\"command\":\""u8).Raw(Commands[(int)entry.Command]).Raw("\""u8);
        if (!entry.Symbol.IsNone)
            _entry.Raw(",\"symbol\":\""u8).Symbol(entry.Symbol).Raw("\""u8);
        if (entry.Amount != Money.Zero)
            _entry.Raw(",\"amount\":\""u8).Money(entry.Amount).Raw("\""u8);
        _entry.Raw(",\"status\":\""u8).Raw(Statuses[(int)entry.Status]).Raw("\"},"u8);
    }
}
