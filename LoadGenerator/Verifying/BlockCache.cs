using Microsoft.Win32.SafeHandles;

namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// Reads pieces of a file that are asked for in roughly the order in which they stand there, in constant memory and with few calls
/// of the system.
/// </summary>
internal sealed class BlockCache(SafeFileHandle file)
{
    private const int BlockBytes = 1 << 18;
    private const int BlocksMax = 64;

    private readonly byte[]?[] _blocks = new byte[BlocksMax][];
    private readonly long[] _numbers = new long[BlocksMax];

    /// <summary>Reads the bytes from a position on. The file must have them.</summary>
    public void Read(Span<byte> target, long position)
    {
        while (!target.IsEmpty)
        {
            var (number, offset) = Math.DivRem(position, BlockBytes);
            var piece = BlockAt(number).AsSpan((int)offset);
            piece = piece[..Math.Min(piece.Length, target.Length)];
            piece.CopyTo(target);
            target = target[piece.Length..];
            position += piece.Length;
        }
    }

    private byte[] BlockAt(long number)
    {
        var slot = (int)(number % BlocksMax);
        if (_blocks[slot] is { } held && _numbers[slot] == number)
            return held;
        var block = _blocks[slot] ??= new byte[BlockBytes];
        _numbers[slot] = number;
        for (var length = 0; length < BlockBytes;)
        {
            var count = RandomAccess.Read(file, block.AsSpan(length), number * BlockBytes + length);
            if (count == 0)
                break;
            length += count;
        }

        return block;
    }
}
