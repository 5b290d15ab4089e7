using System.Buffers;

namespace Trading.Accounts;

/// <summary>
/// Takes the bytes of a snapshot in a buffer that serves the next one, of any account: new ones of such a size would each be a step to the
/// next full collection.
/// </summary>
internal sealed class SnapshotBuffer(int sizeHint) : IBufferWriter<byte>
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(sizeHint);
    private int _count;

    /// <summary>What was written; not to be read after <see cref="Return"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    /// <inheritdoc/>
    public void Advance(int count) => _count += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_count);
    }

    /// <summary>Gives the buffer to the next. Only where nobody reads it any more: after a write that failed a storage may.</summary>
    public void Return()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _count) = ([], 0);
    }

    private void Reserve(int size)
    {
        size = Math.Max(1, size);
        if (_bytes.Length - _count >= size)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_count + size, 2 * _bytes.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
