using System.Buffers;

namespace Trading.Persistence.Local;

/// <summary>A buffer for each thread to serialize into, because a state is copied into the group as soon as it is serialized.</summary>
internal static class SerializerBuffer
{
    // A larger one is not kept: one big state should not cost its size on every thread for good.
    private const int MaxKeptBytes = 1 << 20;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    internal static ArrayBufferWriter<byte> Take()
    {
        ArrayBufferWriter<byte> buffer = _kept ?? new ArrayBufferWriter<byte>();
        _kept = null;
        return buffer;
    }

    internal static void Return(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity <= MaxKeptBytes)
        {
            buffer.ResetWrittenCount();
            _kept = buffer;
        }
    }
}
