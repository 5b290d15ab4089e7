using Trading.Gateway.Commands;

namespace Trading.Gateway.Tcp;

/// <summary>
/// Cuts a stream of bytes into lines at <c>\n</c> or <c>\r\n</c>, wherever the packets end. Of a line that is too long only a beginning is
/// kept, one byte longer than <see cref="CommandLineParser.LineBytesMax"/>, which the parser refuses.
/// </summary>
internal sealed class LineSplitter
{
    private const int LineBytesMax = CommandLineParser.LineBytesMax;

    // Room for the longest line and for the carriage return that may follow it.
    private byte[] _partial = [];
    private int _partialLength;
    private bool _cut;

    /// <summary>
    /// Takes the next line out of <paramref name="bytes"/>, which continue those of the calls before. The line is valid until the next
    /// call. False where the bytes end before the line does: they are taken in and kept.
    /// </summary>
    public bool TryNext(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> line)
    {
        var end = bytes.IndexOf((byte)'\n');
        var piece = end < 0 ? bytes : bytes[..end];
        bytes = end < 0 ? default : bytes[(end + 1)..];
        line = piece;
        if (end >= 0 && _partialLength == 0)
        {
            line = WithoutReturn(piece, cut: false);
            return true;
        }

        Keep(piece);
        if (end < 0)
            return false;
        line = TakePartial();
        return true;
    }

    /// <summary>Takes the last line, where the stream ended without a line end.</summary>
    public bool TryFinish(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (_partialLength == 0)
            return false;
        line = TakePartial();
        return true;
    }

    private ReadOnlySpan<byte> TakePartial()
    {
        var line = WithoutReturn(_partial.AsSpan(0, _partialLength), _cut);
        _partialLength = 0;
        _cut = false;
        return line;
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty)
            return;
        if (_partial.Length == 0)
            _partial = new byte[LineBytesMax + 1];
        var room = _partial.Length - _partialLength;
        _cut |= piece.Length > room;
        piece = piece[..Math.Min(room, piece.Length)];
        piece.CopyTo(_partial.AsSpan(_partialLength));
        _partialLength += piece.Length;
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line, bool cut)
    {
        if (!cut && !line.IsEmpty && line[^1] == (byte)'\r')
            line = line[..^1];
        return line.Length > LineBytesMax + 1 ? line[..(LineBytesMax + 1)] : line;
    }
}
