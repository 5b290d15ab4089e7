using System.Buffers;
using Trading.Gateway.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>The bytes of a body, as the server's memory holds them.</summary>
internal static class BodyBytes
{
    private const int LookMax = 1_024;

    /// <summary>True where the first character that is no white space begins an array.</summary>
    public static bool IsArray(ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(bytes.Slice(0, Math.Min(LookMax, bytes.Length)));
        reader.IsNext("\uFEFF"u8, advancePast: true);
        reader.AdvancePastAny(" \t\r\n"u8);
        return reader.IsNext((byte)'[');
    }

    /// <summary>Reads the messages, in place where the bytes lie in one piece.</summary>
    public static MessageBody Parse(ReadOnlySequence<byte> bytes, string? key, bool isStrict, long nowMs)
    {
        if (bytes.IsSingleSegment)
            return MessageBody.Read(bytes.FirstSpan, key, isStrict, nowMs);
        var length = (int)bytes.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        bytes.CopyTo(copy);
        var body = MessageBody.Read(copy.AsSpan(0, length), key, isStrict, nowMs);
        ArrayPool<byte>.Shared.Return(copy);
        return body;
    }
}
