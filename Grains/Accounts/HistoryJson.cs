using System.Collections.Immutable;
using System.Text;

namespace Trading.Accounts;

/// <summary>
/// The history as the summary shows it, newest first. An entry never changes, so each is rendered once, in front of the one before it, and a summary copies the
/// newest hundred as they stand.
/// </summary>
internal sealed class HistoryJson
{
    private const int BufferBytes = 64 * 1024;
    private const int EntryBytesMax = 256;

    private static readonly ImmutableArray<byte[]> Commands =
        [.. Enum.GetValues<CommandKind>().Select(k => Encoding.ASCII.GetBytes(CommandNames.Of(k)))];

    private static readonly ImmutableArray<byte[]> Statuses =
        [.. Enum.GetValues<Status>().Select(s => Encoding.ASCII.GetBytes(StatusCodes.Of(s)))];

    private readonly Utf8Text _entry = new();
    private readonly int[] _ends = new int[History.Capacity];
    private byte[] _buffer = [];
    private int _start;
    private long _rendered;

    /// <summary>The entries, separated by commas, newest first.</summary>
    public ReadOnlySpan<byte> Render(History history)
    {
        var first = history.Added - history.Count;
        if (_rendered < first || _start < (history.Added - _rendered) * EntryBytesMax)
            (_buffer, _start, _rendered) = (_buffer.Length == 0 ? new byte[BufferBytes] : _buffer, BufferBytes, first);
        for (; _rendered < history.Added; _rendered++)
        {
            var end = _start;
            _entry.Clear();
            Write(history[_rendered]);
            _entry.CopyTo(_buffer.AsSpan(_start -= _entry.Length));
            _ends[_rendered % _ends.Length] = end;
        }

        return history.Count == 0 ? [] : _buffer.AsSpan(_start, _ends[first % _ends.Length] - _start - 1);
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
