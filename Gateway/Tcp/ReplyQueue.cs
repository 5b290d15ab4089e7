using System.Buffers;

namespace Trading.Gateway.Tcp;

/// <summary>
/// Replies on their way to one peer, in pooled chunks, so that an idle connection holds none. Its owner guards every call with a lock.
/// </summary>
internal sealed class ReplyQueue(OutputTotal total)
{
    /// <summary>The usual size of a chunk; a longer reply gets a chunk of its own.</summary>
    public const int ChunkBytes = 65_536;

    private readonly Queue<ReplyChunk> _full = [];
    private byte[]? _open;
    private int _openLength;
    private long _bytes;

    /// <summary>The bytes that wait, those included that are just being sent. May be read without the lock.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>True where a chunk is full: sending should not wait for more.</summary>
    public bool HasFullChunk => _full.Count > 0;

    /// <summary>True where there is something to send, besides what is being sent.</summary>
    public bool HasMore => _full.Count > 0 || _openLength > 0;

    /// <summary>Room for a reply of at most that many bytes; <see cref="Advance"/> says how many they were.</summary>
    public Span<byte> GetSpan(int bytesMax)
    {
        if (_open is not null && _open.Length - _openLength < bytesMax)
        {
            _full.Enqueue(new ReplyChunk(_open, _openLength));
            _open = null;
        }

        if (_open is null)
        {
            _open = ArrayPool<byte>.Shared.Rent(Math.Max(ChunkBytes, bytesMax));
            _openLength = 0;
        }

        return _open.AsSpan(_openLength);
    }

    /// <summary>Adds the bytes that were written to <see cref="GetSpan"/>'s room.</summary>
    public void Advance(int bytes)
    {
        _openLength += bytes;
        _bytes += bytes;
        total.Add(bytes);
    }

    /// <summary>Takes the oldest chunk for sending; it must be given back.</summary>
    public bool TryTake(out ReplyChunk chunk)
    {
        if (!_full.TryDequeue(out chunk))
        {
            if (_openLength == 0)
                return false;
            chunk = new ReplyChunk(_open!, _openLength);
            _open = null;
            _openLength = 0;
        }

        return true;
    }

    /// <summary>Gives the taken chunk back, sent or not.</summary>
    public void Return(ReplyChunk chunk)
    {
        _bytes -= chunk.Length;
        total.Add(-chunk.Length);
        ArrayPool<byte>.Shared.Return(chunk.Buffer);
    }

    /// <summary>Drops what waits: the peer is gone.</summary>
    public void Clear()
    {
        while (TryTake(out var chunk))
            Return(chunk);
    }
}
