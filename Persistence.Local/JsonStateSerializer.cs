using System.Buffers;
using System.Text.Json;

namespace Trading.Persistence.Local;

/// <summary>States as JSON, as <see cref="JsonSerializer"/> writes it.</summary>
/// <param name="options">How to write it; the serializer's defaults if null.</param>
public sealed class JsonStateSerializer(JsonSerializerOptions? options = null) : IStateSerializer
{
    // A writer is made for an output and can be given another: one for each thread serves every write on it.
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <inheritdoc />
    public void Serialize<T>(T? state, IBufferWriter<byte> output)
    {
        // Taken while in use, so that a converter that serializes again does not write into the outer document.
        Utf8JsonWriter writer = _writer ?? new Utf8JsonWriter(output);
        _writer = null;
        writer.Reset(output);
        JsonSerializer.Serialize(writer, state, options);
        writer.Flush();
        _writer = writer;
    }

    /// <inheritdoc />
    public T? Deserialize<T>(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<T>(bytes, options);
}
