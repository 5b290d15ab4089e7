using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.Benchmarks.Live;

/// <summary>A client that counts frames and the time that they took, and answers pings. It costs little, so that the server is what is measured.</summary>
internal sealed class Watcher : IDisposable
{
    private const int BufferBytes = 4_096;

    private static readonly byte[] Pong = [0x8A, 0x80, 0, 0, 0, 0];

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly LatencyLog _log;
    private readonly FrameAge _ageOf;
    private int _length;
    private long _skip;
    private int _frames;
    private bool _isOpen;

    /// <summary>A client that is not connected yet.</summary>
    /// <param name="log">Where it counts.</param>
    /// <param name="ageOf">What it counts.</param>
    public Watcher(LatencyLog log, FrameAge ageOf)
    {
        (_log, _ageOf) = (log, ageOf);
        _receive.Completed += (_, _) => Receive();
    }

    /// <summary>How many frames came, of any kind.</summary>
    public int Frames => Volatile.Read(ref _frames);

    /// <summary>Connects and shakes hands.</summary>
    public async Task ConnectAsync(IPEndPoint server, CancellationToken cancellation)
    {
        await _socket.ConnectAsync(server, cancellation);
        var handshake = $"GET /ws HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(handshake), cancellation);
        var end = -1;
        while (end < 0)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(_length), cancellation);
            if (read == 0)
                throw new IOException("The server has closed the connection.");
            _length += read;
            end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
        }

        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 101"u8))
            throw new IOException($"The server answers {Encoding.ASCII.GetString(_buffer, 0, _length)}");
        _isOpen = true;
        Keep(end + 4);
        Begin();
        // As programs do that authenticate first.
        Send("""{"method":"ping"}"""u8);
    }

    /// <summary>Sends a request of at most 125 characters, as JSON.</summary>
    public void Send(string json) => Send(Encoding.ASCII.GetBytes(json));

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOpen = false;
        _socket.Dispose();
        _receive.Dispose();
    }

    private void Send(ReadOnlySpan<byte> text)
    {
        byte[] frame = [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. text];
        _socket.Send(frame);
    }

    private void Begin()
    {
        _receive.SetBuffer(_buffer, _length, BufferBytes - _length);
        if (!_socket.ReceiveAsync(_receive))
            ThreadPool.UnsafeQueueUserWorkItem(static watcher => watcher.Receive(), this, preferLocal: false);
    }

    private void Receive()
    {
        try
        {
            do
            {
                if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
                {
                    _log.CountClosed(_isOpen);
                    return;
                }

                _length += _receive.BytesTransferred;
                Keep(Take());
                _receive.SetBuffer(_buffer, _length, BufferBytes - _length);
            }
            while (!_socket.ReceiveAsync(_receive));
        }
        catch (ObjectDisposedException)
        {
            // The end of the run.
        }
    }

    /// <summary>Takes whole frames; returns how many bytes they had. One that is longer than the buffer is passed over.</summary>
    private int Take()
    {
        var taken = (int)Math.Min(_skip, _length);
        _skip -= taken;
        while (_length - taken >= 4)
        {
            var frame = _buffer.AsSpan(taken, _length - taken);
            if (frame[1] == 127 && frame.Length < 10)
                break;
            var size = SizeOf(frame);
            if (size > BufferBytes)
            {
                _skip = size - frame.Length;
                _frames++;
                return _length;
            }

            if (size > frame.Length)
                break;
            TakeFrame(frame[..(int)size]);
            taken += (int)size;
        }

        return taken;
    }

    private static long SizeOf(ReadOnlySpan<byte> frame) => frame[1] switch
    {
        126 => 4 + BinaryPrimitives.ReadUInt16BigEndian(frame[2..]),
        127 => 10 + BinaryPrimitives.ReadInt64BigEndian(frame[2..]),
        var length => 2 + length,
    };

    private void TakeFrame(ReadOnlySpan<byte> frame)
    {
        _frames++;
        if (frame[0] == 0x89)
            _socket.Send(Pong);
        else if (_ageOf(frame) is >= 0 and var age)
            _log.Add(age);
    }

    private void Keep(int from)
    {
        _buffer.AsSpan(from, _length - from).CopyTo(_buffer);
        _length -= from;
    }
}
