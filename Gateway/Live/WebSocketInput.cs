using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace Trading.Gateway.Live;

/// <summary>
/// Cuts a client's bytes into messages (RFC 6455, 5): masked frames, text only, in one piece or several, with control frames between
/// them. Whatever breaks a rule says with which code the connection has to be closed.
/// </summary>
internal sealed class WebSocketInput(int messageBytesMax)
{
    private const int HeaderBytesMax = 14;
    private const int ControlBytesMax = 125;
    private const byte Final = 0x80;
    private const byte Reserved = 0x70;
    private const byte Masked = 0x80;

    private byte[]? _parts;
    private int _partsLength;

    /// <summary>With which code to close, after <see cref="WebSocketEvent.Violation"/> or, where not 0, <see cref="WebSocketEvent.Close"/>.</summary>
    public int CloseCode { get; private set; }

    /// <summary>
    /// Takes the next frame from the buffer, where it is complete. Parts of messages are kept until the last one has come; so the answer
    /// <see cref="WebSocketEvent.Part"/> asks to be called again.
    /// </summary>
    /// <param name="buffer">What has come; what was taken is cut off.</param>
    /// <param name="payload">Gets the message; has room for the longest one.</param>
    /// <param name="length">Its length.</param>
    public WebSocketEvent Read(ref ReadOnlySequence<byte> buffer, Span<byte> payload, out int length)
    {
        length = 0;
        Span<byte> header = stackalloc byte[HeaderBytesMax];
        var available = (int)Math.Min(buffer.Length, HeaderBytesMax);
        buffer.Slice(0, available).CopyTo(header);
        if (available < 2)
            return WebSocketEvent.None;
        var opcode = (WebSocketOpcode)(header[0] & 0x0F);
        var isFinal = (header[0] & Final) != 0;
        if ((header[0] & Reserved) != 0 || (header[1] & Masked) == 0 || !IsExpected(opcode, isFinal))
            return Violate(CloseCodes.ProtocolError);
        if (opcode == WebSocketOpcode.Binary)
            return Violate(CloseCodes.UnsupportedData);
        var start = 2 + (header[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 } + 4;
        if (available < start)
            return WebSocketEvent.None;
        var size = SizeOf(header);
        var isControl = opcode >= WebSocketOpcode.Close;
        if (size < 0 || (isControl && size > ControlBytesMax))
            return Violate(CloseCodes.ProtocolError);
        if (size > messageBytesMax - (isControl ? 0 : _partsLength))
            return Violate(CloseCodes.TooLarge);
        if (buffer.Length < start + size)
            return WebSocketEvent.None;
        length = (int)size;
        buffer.Slice(start, length).CopyTo(payload);
        Unmask(payload[..length], header.Slice(start - 4, 4));
        buffer = buffer.Slice(start + length);
        return Take(opcode, isFinal, payload, ref length);
    }

    private static long SizeOf(ReadOnlySpan<byte> header) => (header[1] & 0x7F) switch
    {
        126 => BinaryPrimitives.ReadUInt16BigEndian(header[2..]),
        127 => BinaryPrimitives.ReadInt64BigEndian(header[2..]),
        var size => size,
    };

    private static void Unmask(Span<byte> payload, ReadOnlySpan<byte> mask)
    {
        for (var i = 0; i < payload.Length; i++)
            payload[i] ^= mask[i & 3];
    }

    private bool IsExpected(WebSocketOpcode opcode, bool isFinal) => opcode switch
    {
        WebSocketOpcode.Text or WebSocketOpcode.Binary => _parts is null,
        WebSocketOpcode.Continuation => _parts is not null,
        WebSocketOpcode.Close or WebSocketOpcode.Ping or WebSocketOpcode.Pong => isFinal,
        _ => false,
    };

    private WebSocketEvent Take(WebSocketOpcode opcode, bool isFinal, Span<byte> payload, ref int length)
    {
        switch (opcode)
        {
            case WebSocketOpcode.Ping:
                return WebSocketEvent.Ping;
            case WebSocketOpcode.Pong:
                return WebSocketEvent.Pong;
            case WebSocketOpcode.Close:
                return TakeClose(payload[..length]);
        }

        if (opcode == WebSocketOpcode.Continuation || !isFinal)
        {
            _parts ??= new byte[messageBytesMax];
            payload[..length].CopyTo(_parts.AsSpan(_partsLength));
            _partsLength += length;
            if (!isFinal)
                return WebSocketEvent.Part;
            length = _partsLength;
            _parts.AsSpan(0, length).CopyTo(payload);
            _parts = null;
            _partsLength = 0;
        }

        return Utf8.IsValid(payload[..length]) ? WebSocketEvent.Text : Violate(CloseCodes.InvalidText);
    }

    private WebSocketEvent TakeClose(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            CloseCode = 0;
            return WebSocketEvent.Close;
        }

        if (payload.Length == 1 || !CloseCodes.IsValid(BinaryPrimitives.ReadUInt16BigEndian(payload)))
            return Violate(CloseCodes.ProtocolError);
        if (!Utf8.IsValid(payload[2..]))
            return Violate(CloseCodes.InvalidText);
        CloseCode = BinaryPrimitives.ReadUInt16BigEndian(payload);
        return WebSocketEvent.Close;
    }

    private WebSocketEvent Violate(int closeCode)
    {
        CloseCode = closeCode;
        return WebSocketEvent.Violation;
    }
}
