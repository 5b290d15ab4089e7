using System.Buffers;
using System.Runtime.InteropServices;

namespace Trading.Gateway.Tcp;

/// <summary>
/// Replies on their way to one peer: short ones are written into pooled buffers, so that an idle connection holds none, and long ones are
/// sent from where they are. Its owner guards every call with a lock.
/// </summary>
internal sealed class ReplyQueue(OutputTotal total)
{
    /// <summary>The usual size of a buffer; a longer reply gets one of its own.</summary>
    public const int BufferBytes = 65_536;

    private const int SendBytesMax = 4 * BufferBytes;
    private const int SendPartsMax = 256;

    private readonly Queue<ReplyPart> _parts = [];
    private readonly List<ReplyPart> _taken = [];
    private byte[]? _open;
    private int _openStart;
    private int _openEnd;
    private long _bytes;
    private long _takenBytes;

    /// <summary>The bytes that wait, those included that are just being sent. May be read without the lock.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>True where as much waits as a buffer holds: sending should not wait for more.</summary>
    public bool HasMuch => _bytes - _takenBytes >= BufferBytes;

    /// <summary>True where there is something to send, besides what is being sent.</summary>
    public bool HasMore => _bytes > _takenBytes;

    /// <summary>Room for at most that many bytes; <see cref="Advance"/> says how many they were.</summary>
    public Span<byte> GetSpan(int bytesMax)
    {
        if (_open is not null && _open.Length - _openEnd < bytesMax)
            CloseBuffer();
        if (_open is null)
        {
            _open = ArrayPool<byte>.Shared.Rent(Math.Max(BufferBytes, bytesMax));
            _openStart = _openEnd = 0;
        }

        return _open.AsSpan(_openEnd);
    }

    /// <summary>Adds the bytes that were written to <see cref="GetSpan"/>'s room.</summary>
    public void Advance(int bytes)
    {
        _openEnd += bytes;
        Count(bytes);
    }

    /// <summary>Adds bytes that stay where they are, and as they are, until <paramref name="owner"/> is disposed of.</summary>
    public void Lend(ReadOnlyMemory<byte> bytes, IDisposable? owner)
    {
        if (!MemoryMarshal.TryGetArray(bytes, out var segment))
            throw new ArgumentException("Only arrays can be sent.", nameof(bytes));
        ClosePart();
        _parts.Enqueue(new ReplyPart(segment, null, owner));
        Count(segment.Count);
    }

    /// <summary>Takes the oldest bytes for sending, some hundred thousand at most. They must be given back before the next are taken.</summary>
    public bool TryTake(List<ArraySegment<byte>> segments)
    {
        if (!HasMore)
            return false;
        segments.Clear();
        while (_takenBytes < SendBytesMax && segments.Count < SendPartsMax && TryTakePart(out var part))
        {
            _taken.Add(part);
            _takenBytes += part.Bytes.Count;
            if (part.Bytes.Count > 0)
                segments.Add(part.Bytes);
        }

        return true;
    }

    /// <summary>Gives back what was taken, sent or not.</summary>
    public void Return()
    {
        foreach (var (_, buffer, owner) in _taken)
        {
            owner?.Dispose();
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }

        _taken.Clear();
        Count(-_takenBytes);
        _takenBytes = 0;
    }

    /// <summary>Drops what waits: the peer is gone.</summary>
    public void Clear()
    {
        var dropped = new List<ArraySegment<byte>>();
        while (TryTake(dropped))
            Return();
    }

    private bool TryTakePart(out ReplyPart part)
    {
        if (_parts.Count == 0 && _open is not null)
            CloseBuffer();
        return _parts.TryDequeue(out part);
    }

    /// <summary>What was written becomes a part; the rest of the buffer stays in use.</summary>
    private void ClosePart()
    {
        if (_openEnd == _openStart)
            return;
        _parts.Enqueue(new ReplyPart(new ArraySegment<byte>(_open!, _openStart, _openEnd - _openStart), null, null));
        _openStart = _openEnd;
    }

    private void CloseBuffer()
    {
        _parts.Enqueue(new ReplyPart(new ArraySegment<byte>(_open!, _openStart, _openEnd - _openStart), _open, null));
        (_open, _openStart, _openEnd) = (null, 0, 0);
    }

    private void Count(long bytes)
    {
        _bytes += bytes;
        total.Add(bytes);
    }
}
