using System.Buffers;
using System.Text.Json;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Writes one JSON value into memory of its own.</summary>
internal static class JsonBytes
{
    /// <summary>The value that a function writes.</summary>
    public static ReadOnlyMemory<byte> Of<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
            write(json, state);
        return bytes.WrittenMemory;
    }
}
