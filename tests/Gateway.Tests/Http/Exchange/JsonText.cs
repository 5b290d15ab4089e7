using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>What a writer writes, which must be JSON of the form that the API document describes.</summary>
internal static class JsonText
{
    public static string Of<TDocument>(JsonTypeInfo<TDocument> form, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            write(json);
        Assert.NotNull(JsonSerializer.Deserialize(bytes.WrittenSpan, form));
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
