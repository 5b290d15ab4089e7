using System.Collections.Immutable;
using System.Text;

namespace Trading.Accounts;

/// <summary>
/// The history as the summary shows it, newest first. An entry never changes, so each is rendered once, in front of the one before it, and
/// a summary shows the newest hundred as they stand. Bytes once written never change: where the buffer has no room in front a new one is
/// begun, and summaries may go on holding the old.
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
    private byte[] _buffer = [];
    private int _start;
    private long _rendered;

    /// <summary>The entries, separated by commas, newest first.</summary>
    public ReadOnlyMemory<byte> Render(History history)
    {
        var first = history.Added - history.Count;
        if (_rendered < first || _start < (history.Added - _rendered) * EntryBytesMax)
        {
            _start = history.Count * EntryBytesMax * 2;
            (_buffer, _rendered) = (GC.AllocateUninitializedArray<byte>(_start), first);
        }

        for (; _rendered < history.Added; _rendered++)
        {
            var end = _start;
            _entry.Clear();
            Write(history[_rendered]);
            _entry.CopyTo(_buffer.AsSpan(_start -= _entry.Length));
            _ends[_rendered % _ends.Length] = end;
        }

        return history.Count == 0 ? default : _buffer.AsMemory(_start, _ends[first % _ends.Length] - _start - 1);
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
