using System.Net;
using System.Net.Sockets;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// A non-blocking TCP connection used by one thread: send what fits, take what is there, wait for either. A lost connection shows
/// as <see cref="IOException"/>.
/// </summary>
internal sealed class LaneSocket : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly List<Socket> _readable = [];
    private readonly List<Socket> _writable = [];

    private LaneSocket(Socket socket) => Socket = socket;

    /// <summary>The socket, to wait for several at once.</summary>
    public Socket Socket { get; }

    /// <summary>Connects within a time, or throws <see cref="IOException"/>.</summary>
    public static LaneSocket Connect(EndPoint address, TimeSpan timeout)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false, NoDelay = true, SendBufferSize = BufferBytes };
        try
        {
            try
            {
                socket.Connect(address);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                if (!socket.Poll(timeout, SelectMode.SelectWrite))
                    throw new IOException($"{address} does not answer.");
                var error = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
                if (error != 0)
                    throw new SocketException(error);
            }

            return new LaneSocket(socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException(e.Message, e);
        }
        catch (IOException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends as much as the system takes now; returns how many bytes.</summary>
    public int Send(ReadOnlySpan<byte> bytes)
    {
        var sent = Socket.Send(bytes, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success => sent,
            SocketError.WouldBlock => 0,
            _ => throw new IOException(new SocketException((int)error).Message),
        };
    }

    /// <summary>Takes what has come; returns how many bytes, 0 for nothing now.</summary>
    public int Receive(Span<byte> buffer)
    {
        var received = Socket.Receive(buffer, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success when received > 0 => received,
            SocketError.Success => throw new IOException("The gateway closed the connection."),
            SocketError.WouldBlock => 0,
            _ => throw new IOException(new SocketException((int)error).Message),
        };
    }

    /// <summary>Waits until something has come, or where wanted something can be sent, or the time is over.</summary>
    public void Wait(TimeSpan time, bool alsoWritable)
    {
        if (!alsoWritable)
        {
            Socket.Poll(time, SelectMode.SelectRead);
            return;
        }

        _readable.Clear();
        _writable.Clear();
        _readable.Add(Socket);
        _writable.Add(Socket);
        Socket.Select(_readable, _writable, null, time);
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();
}
