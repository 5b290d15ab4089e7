using System.Buffers.Binary;

namespace Trading.Gateway.Live;

/// <summary>How the server's frames look on the wire (RFC 6455, 5.2): whole messages, unmasked.</summary>
internal static class WebSocketFrame
{
    /// <summary>The most bytes of a close reason: a control frame has 125, and two are the code.</summary>
    public const int ReasonBytesMax = 123;

    private const byte Final = 0x80;
    private const int LengthInTwo = 126;
    private const int LengthInEight = 127;

    /// <summary>The size of the header of a frame with that many bytes in it.</summary>
    public static int HeaderSize(int length) => length < LengthInTwo ? 2 : length <= ushort.MaxValue ? 4 : 10;

    /// <summary>Writes the header; returns its size.</summary>
    public static int WriteHeader(Span<byte> destination, WebSocketOpcode opcode, int length)
    {
        destination[0] = (byte)(Final | (byte)opcode);
        if (length < LengthInTwo)
        {
            destination[1] = (byte)length;
            return 2;
        }

        if (length <= ushort.MaxValue)
        {
            destination[1] = LengthInTwo;
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)length);
            return 4;
        }

        destination[1] = LengthInEight;
        BinaryPrimitives.WriteInt64BigEndian(destination[2..], length);
        return 10;
    }

    /// <summary>A frame without a number.</summary>
    public static LiveFrame Of(WebSocketOpcode opcode, ReadOnlySpan<byte> payload, bool isUrgent = true)
    {
        var bytes = new byte[HeaderSize(payload.Length) + payload.Length];
        payload.CopyTo(bytes.AsSpan(WriteHeader(bytes, opcode, payload.Length)));
        return new LiveFrame(LiveFrameKind.Plain, bytes) { IsUrgent = isUrgent };
    }

    /// <summary>The frame that ends a connection.</summary>
    /// <param name="code">Why; 0 says nothing.</param>
    /// <param name="reason">The same in words, ASCII.</param>
    public static LiveFrame Close(int code, ReadOnlySpan<byte> reason)
    {
        if (code == 0)
            return Of(WebSocketOpcode.Close, []);
        Span<byte> payload = stackalloc byte[2 + ReasonBytesMax];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        reason.CopyTo(payload[2..]);
        return Of(WebSocketOpcode.Close, payload[..(2 + reason.Length)]);
    }
}
