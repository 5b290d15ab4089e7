using System.Buffers;

namespace Trading.Persistence.Local;

/// <summary>Reads the records of one segment in order, checking each, through one buffer.</summary>
/// <param name="segment">The segment; kept open by the caller.</param>
/// <param name="end">Where to stop, in bytes from the start of the file.</param>
/// <param name="blockBytes">How much to read at a time; more for a record that is larger.</param>
internal sealed class RecordReader(Segment segment, long end, int blockBytes) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(blockBytes);
    private long _bufferOffset = SegmentHeader.Size;
    private int _bufferLength;
    private int _next;

    /// <summary>
    /// Where the current record begins, in bytes from the start of the file; before the first and after the last: where the next would.
    /// </summary>
    internal long Offset { get; private set; } = SegmentHeader.Size;

    /// <summary>The sequence that the next record must have.</summary>
    internal long NextSequence { get; private set; } = segment.Header.FirstSequence;

    /// <summary>The header of the current record.</summary>
    internal RecordHeader Header { get; private set; }

    /// <summary>The current record with its padding; gone with the next one.</summary>
    internal ReadOnlySpan<byte> Record => _buffer.AsSpan(_next - Header.PaddedLength, Header.PaddedLength);

    /// <summary>The key of the current record; gone with the next one.</summary>
    internal ReadOnlySpan<byte> Key => Record.Slice(RecordHeader.Size, Header.KeyLength);

    /// <summary>The payload of the current record; gone with the next one.</summary>
    internal ReadOnlySpan<byte> Payload => Record.Slice(RecordHeader.Size + Header.KeyLength, Header.PayloadLength);

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end, or where <see cref="Offset"/> has no intact record with the right sequence.</returns>
    internal bool MoveNext()
    {
        Offset = _bufferOffset + _next;
        if (!Fill(RecordHeader.Size))
        {
            return false;
        }

        RecordHeader header = RecordHeader.Read(_buffer.AsSpan(_next));
        if (!header.IsPlausible || header.Sequence != NextSequence || !Fill(header.PaddedLength)
            || !RecordHeader.IsIntact(_buffer.AsSpan(_next, header.PaddedLength), segment.Header.Salt))
        {
            return false;
        }

        _next += header.PaddedLength;
        NextSequence++;
        Header = header;
        return true;
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Gets at least <paramref name="count"/> bytes from the next place on into the buffer, if there are as many before the end.
    /// </summary>
    private bool Fill(int count)
    {
        int rest = _bufferLength - _next;
        if (rest >= count)
        {
            return true;
        }

        long readOffset = _bufferOffset + _bufferLength;
        if (end - readOffset < count - rest)
        {
            return false;
        }

        byte[] target = _buffer;
        if (count > target.Length)
        {
            target = ArrayPool<byte>.Shared.Rent(count);
        }

        _buffer.AsSpan(_next, rest).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        _bufferOffset += _next;
        _next = 0;
        int wanted = (int)Math.Min(Math.Max(blockBytes, count) - rest, end - readOffset);
        _bufferLength = rest + segment.File.Read(_buffer.AsSpan(rest, wanted), readOffset);
        return _bufferLength >= count;
    }
}
