using System.Buffers.Text;
using System.Text;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// Reads one HTTP/1.1 response from a buffer: its status, and its body put together from chunks in place. Only what the gateway
/// sends.
/// </summary>
internal readonly ref struct HttpReply
{
    private HttpReply(int status, ReadOnlySpan<byte> body, int length, bool closes)
    {
        Status = status;
        Body = body;
        Length = length;
        Closes = closes;
    }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The body.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>How many bytes of the buffer the response takes.</summary>
    public int Length { get; }

    /// <summary>True where the connection cannot be used again.</summary>
    public bool Closes { get; }

    /// <summary>
    /// Reads the response that the buffer starts with; false while it is not whole. The bytes are changed only once it is.
    /// Throws <see cref="IOException"/> on what is no such response.
    /// </summary>
    public static bool TryRead(Span<byte> bytes, out HttpReply reply)
    {
        reply = default;
        var headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
            return false;
        var head = bytes[..(headEnd + 2)];
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head.Slice(9, 3), out int status, out _))
            throw new IOException("The gateway answers with something else than HTTP/1.1.");
        var (contentLength, isChunked, closes) = ReadHead(head[(head.IndexOf((byte)'\n') + 1)..]);
        var rest = bytes[(headEnd + 4)..];
        if (!isChunked)
        {
            if (rest.Length < contentLength)
                return false;
            reply = new HttpReply(status, rest[..contentLength], headEnd + 4 + contentLength, closes);
            return true;
        }

        if (!TryWalkChunks(rest, isJoining: false, out var bodyLength, out var taken))
            return false;
        TryWalkChunks(rest, isJoining: true, out _, out _);
        reply = new HttpReply(status, rest[..bodyLength], headEnd + 4 + taken, closes);
        return true;
    }

    private static (int ContentLength, bool IsChunked, bool Closes) ReadHead(ReadOnlySpan<byte> fields)
    {
        var (length, isChunked, closes) = (0, false, false);
        while (!fields.IsEmpty)
        {
            var end = fields.IndexOf("\r\n"u8);
            var field = fields[..end];
            fields = fields[(end + 2)..];
            var colon = field.IndexOf((byte)':');
            if (colon < 0)
                continue;
            var name = field[..colon];
            var value = field[(colon + 1)..].Trim((byte)' ');
            if (Ascii.EqualsIgnoreCase(name, "content-length"u8) && !Utf8Parser.TryParse(value, out length, out _))
                throw new IOException("The gateway sent a Content-Length that is no number.");
            isChunked |= Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8) && Ascii.EqualsIgnoreCase(value, "chunked"u8);
            closes |= Ascii.EqualsIgnoreCase(name, "connection"u8) && Ascii.EqualsIgnoreCase(value, "close"u8);
        }

        return (length, isChunked, closes);
    }

    private static bool TryWalkChunks(Span<byte> bytes, bool isJoining, out int bodyLength, out int taken)
    {
        (bodyLength, taken) = (0, 0);
        while (true)
        {
            var end = bytes[taken..].IndexOf("\r\n"u8);
            if (end < 0)
                return false;
            if (!Utf8Parser.TryParse(bytes.Slice(taken, end), out int size, out _, 'x') || size < 0)
                throw new IOException("The gateway sent a chunk without a size.");
            var data = taken + end + 2;
            if (bytes.Length - data < size + 2L)
                return false;
            taken = data + size + 2;
            if (size == 0)
                return true;
            if (isJoining)
                bytes.Slice(data, size).CopyTo(bytes[bodyLength..]);
            bodyLength += size;
        }
    }
}
