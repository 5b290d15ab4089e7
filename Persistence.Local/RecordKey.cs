using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Orleans.Runtime;

namespace Trading.Persistence.Local;

/// <summary>
/// The key of a grain's state in the store, in a rented buffer: the state's name and the grain's type, each as UTF-8 after its length as
/// u16, then the grain's key to the end. The lengths keep two different states from having one key, whatever characters they are named
/// with.
/// </summary>
internal readonly ref struct RecordKey
{
    private const int LengthBytes = sizeof(ushort);

    private readonly byte[] _buffer;
    private readonly int _length;

    internal RecordKey(string stateName, GrainId grainId)
    {
        ReadOnlySpan<byte> type = grainId.Type.AsSpan();
        ReadOnlySpan<byte> key = grainId.Key.AsSpan();
        int nameLength = Encoding.UTF8.GetByteCount(stateName);
        _length = LengthBytes + nameLength + LengthBytes + type.Length + key.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(_length);
        Span<byte> rest = _buffer;
        BinaryPrimitives.WriteUInt16LittleEndian(rest, checked((ushort)nameLength));
        rest = rest[LengthBytes..];
        rest = rest[Encoding.UTF8.GetBytes(stateName, rest)..];
        BinaryPrimitives.WriteUInt16LittleEndian(rest, checked((ushort)type.Length));
        type.CopyTo(rest[LengthBytes..]);
        key.CopyTo(rest[(LengthBytes + type.Length)..]);
    }

    internal ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
