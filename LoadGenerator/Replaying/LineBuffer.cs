namespace Trading.LoadGenerator.Replaying;

/// <summary>Cuts what comes over a connection into lines, without copying more than the part of a line left over.</summary>
internal sealed class LineBuffer
{
    private const int SizeMax = 1 << 26;

    private byte[] _bytes = new byte[1 << 18];
    private int _start;
    private int _end;

    /// <summary>Forgets everything.</summary>
    public void Clear() => (_start, _end) = (0, 0);

    /// <summary>Takes what has come on a connection; returns how many bytes.</summary>
    public int FillFrom(LaneSocket socket)
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _bytes.Length)
        {
            if (_end >= SizeMax)
                throw new IOException($"The gateway sent a line of more than {SizeMax} bytes.");
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        var count = socket.Receive(_bytes.AsSpan(_end));
        _end += count;
        return count;
    }

    /// <summary>The next whole line without its end; valid until the next fill.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        var bytes = _bytes.AsSpan(_start, _end - _start);
        var length = bytes.IndexOf((byte)'\n');
        if (length < 0)
        {
            line = default;
            return false;
        }

        _start += length + 1;
        line = length > 0 && bytes[length - 1] == (byte)'\r' ? bytes[..(length - 1)] : bytes[..length];
        return true;
    }
}
