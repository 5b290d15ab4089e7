using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.Benchmarks.Live;

/// <summary>
/// A client that counts frames and the time that they took, and answers pings. It costs little, so that the server is what is measured.
/// </summary>
internal class Watcher : IDisposable
{
    /// <summary>The variable of the environment with the token that watchers show, where they need one.</summary>
    public const string TokenVariable = "TRADING_TOKEN";

    private static readonly byte[] Pong = [0x8A, 0x80, 0, 0, 0, 0];

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly byte[] _buffer;
    private int _length;
    private bool _isOpen;

    /// <summary>A client that is not connected yet.</summary>
    /// <param name="log">Counts what comes.</param>
    /// <param name="channel">What is watched.</param>
    /// <param name="bufferBytes">Room for what comes at once, and for the longest frame.</param>
    public Watcher(LatencyLog log, string channel = "feed", int bufferBytes = 4_096)
    {
        (Log, Channel, _buffer) = (log, channel, new byte[bufferBytes]);
        _receive.Completed += (_, _) => Receive();
    }

    /// <summary>What is watched.</summary>
    protected string Channel { get; }

    /// <summary>Counts what comes.</summary>
    protected LatencyLog Log { get; }

    /// <summary>Connects and shakes hands.</summary>
    public async Task ConnectAsync(IPEndPoint server, CancellationToken cancellation)
    {
        await _socket.ConnectAsync(server, cancellation);
        var token = Environment.GetEnvironmentVariable(TokenVariable);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        var handshake = $"GET /ws HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{authorization}\r\n";
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

    /// <summary>Subscribes to its channel.</summary>
    public virtual void Subscribe() => Send($$$"""{"method":"subscribe","params":{"channel":"{{{Channel}}}"}}""");

    /// <inheritdoc/>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _isOpen = false;
        _socket.Dispose();
        _receive.Dispose();
    }

    /// <summary>Sends a request of at most 125 ASCII characters.</summary>
    protected void Send(string json) => Send(Encoding.ASCII.GetBytes(json));

    private void Send(ReadOnlySpan<byte> text)
    {
        byte[] frame = [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. text];
        _socket.Send(frame);
    }

    private void Begin()
    {
        _receive.SetBuffer(_buffer, _length, _buffer.Length - _length);
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
                    Log.CountClosed(_isOpen);
                    return;
                }

                _length += _receive.BytesTransferred;
                Keep(Take());
                _receive.SetBuffer(_buffer, _length, _buffer.Length - _length);
            }
            while (!_socket.ReceiveAsync(_receive));
        }
        catch (ObjectDisposedException)
        {
            // The end of the run.
        }
    }

    /// <summary>Takes whole frames; returns how many bytes they had.</summary>
    private int Take()
    {
        var now = Stopwatch.GetTimestamp();
        var taken = 0;
        while (_length - taken >= 4)
        {
            var frame = _buffer.AsSpan(taken, _length - taken);
            var size = frame[1] == 126 ? 4 + BinaryPrimitives.ReadUInt16BigEndian(frame[2..])
                : frame[1] == 127
                    ? 10 + (int)BinaryPrimitives.ReadUInt64BigEndian(frame.Length < 10 ? new byte[8] : frame[2..]) : 2 + frame[1];
            if (frame[1] == 127 && frame.Length < 10)
                break;
            if (size > frame.Length && size > 2)
                break;
            TakeFrame(frame[..size], now);
            taken += size;
        }

        return taken;
    }

    private void TakeFrame(ReadOnlySpan<byte> frame, long now)
    {
        if (frame[0] == 0x89)
            _socket.Send(Pong);
        else
            TakeText(frame, now);
    }

    /// <summary>Takes a frame of text.</summary>
    protected virtual void TakeText(ReadOnlySpan<byte> frame, long now)
    {
        var digits = frame.Length - 2 - FeedChannel.TimeDigits;
        if (digits > 0 && Utf8Parser.TryParse(frame.Slice(digits, FeedChannel.TimeDigits), out long at, out var length)
            && length == FeedChannel.TimeDigits)
            Log.Add(now - at);
    }

    private void Keep(int from)
    {
        _buffer.AsSpan(from, _length - from).CopyTo(_buffer);
        _length -= from;
    }
}
