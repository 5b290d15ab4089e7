using System.Buffers;

namespace Trading.Persistence.Local;

/// <summary>A record read from the store, in a rented buffer.</summary>
internal readonly struct StoredValue(byte[] buffer, int offset, int length, long version) : IDisposable
{
    /// <summary>Its version, for the next write; 0 if the key has no record.</summary>
    internal long Version { get; } = version;

    /// <summary>The payload; gone once this is disposed.</summary>
    internal ReadOnlySpan<byte> Payload => buffer.AsSpan(offset, length);

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
