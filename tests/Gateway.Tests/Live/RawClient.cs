using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Trading.Gateway.Tests.Live;

/// <summary>A client that writes and reads the bytes of the protocol itself, so that it can break its rules.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly byte[] Mask = [0x11, 0x22, 0x33, 0x44];

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private NetworkStream _stream = null!;

    /// <summary>The status of the handshake's answer.</summary>
    public int Status { get; private set; }

    /// <summary>The lines of the handshake's answer.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Connects and sends a handshake, the usual one where none is given.</summary>
    public static async Task<RawClient> ConnectAsync(Uri address, string? handshake = null)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(address.Host, address.Port);
        client._stream = new NetworkStream(client._socket);
        handshake ??= Handshake(address);
        await client._stream.WriteAsync(Encoding.ASCII.GetBytes(handshake));
        client.Head = await client.ReadHeadAsync();
        client.Status = int.Parse(client.Head.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        return client;
    }

    public static string Handshake(Uri address, string key = "dGhlIHNhbXBsZSBub25jZQ==", string version = "13", string more = "") =>
        $"GET /ws HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + $"Sec-WebSocket-Version: {version}\r\nSec-WebSocket-Key: {key}\r\n{more}\r\n";

    /// <summary>A masked frame.</summary>
    public static byte[] Frame(int first, ReadOnlySpan<byte> payload)
    {
        var bytes = new List<byte> { (byte)first };
        if (payload.Length < 126)
            bytes.Add((byte)(0x80 | payload.Length));
        else
            bytes.AddRange([0x80 | 126, (byte)(payload.Length >> 8), (byte)(payload.Length & 0xFF)]);
        bytes.AddRange(Mask);
        for (var i = 0; i < payload.Length; i++)
            bytes.Add((byte)(payload[i] ^ Mask[i & 3]));
        return [.. bytes];
    }

    public static byte[] Text(string text) => Frame(0x81, Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] bytes) => _stream.WriteAsync(bytes).AsTask();

    /// <summary>Says that nothing more will be sent.</summary>
    public void Shutdown() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads a frame: the opcode, and the payload as text. The opcode is -1 at the end of the stream.</summary>
    public async Task<(int Opcode, string Payload)> ReadAsync()
    {
        var payload = await ReadBytesAsync();
        return (payload.Opcode, Encoding.UTF8.GetString(payload.Payload));
    }

    /// <summary>Reads on to the close frame, and returns its code; -1 where the stream ends without.</summary>
    public async Task<int> ReadCloseAsync()
    {
        while (true)
        {
            var (opcode, payload) = await ReadBytesAsync();
            if (opcode == 8)
                return payload.Length == 0 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(payload);
            if (opcode < 0)
                return -1;
        }
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _socket.Dispose();
    }

    private async Task<(int Opcode, byte[] Payload)> ReadBytesAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var header = new byte[10];
        try
        {
            await _stream.ReadExactlyAsync(header.AsMemory(0, 2), patience.Token);
            Assert.Equal(0x80, header[0] & 0xF0);
            var length = (long)header[1];
            Assert.InRange(length, 0, 127);
            if (length >= 126)
            {
                await _stream.ReadExactlyAsync(header.AsMemory(2, length == 126 ? 2 : 8), patience.Token);
                length = length == 126
                    ? BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2))
                    : BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(2));
            }

            var payload = new byte[length];
            await _stream.ReadExactlyAsync(payload, patience.Token);
            return (header[0] & 0x0F, payload);
        }
        catch (IOException)
        {
            return (-1, []);
        }
    }

    private async Task<string> ReadHeadAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var head = new List<byte>();
        var one = new byte[1];
        while (!Encoding.ASCII.GetString([.. head]).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await _stream.ReadAsync(one, patience.Token) == 0)
                break;
            head.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. head]);
    }
}
