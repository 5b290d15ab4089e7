using System.Net.Sockets;
using System.Text;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Messages;

/// <summary>
/// A keep-alive connection of one thread that sends one request at a time, and sends it again, connecting anew, until it has a final
/// answer: messages have ids, so that none is
/// counted twice.
/// </summary>
internal sealed class MessageConnection(GatewayAddress gateway, TimeSpan patience, CancellationToken cancellation) : IDisposable
{
    private const int FirstServerError = 500;
    private const int TooMany = 429;
    private const int LengthDigits = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(30);

    private readonly byte[] _head = Encoding.ASCII.GetBytes(
        $"POST /api/v1/trade-messages HTTP/1.1\r\nHost: {gateway.Http.Authority}\r\n"
        + (gateway.Token is null ? "" : $"Authorization: Bearer {gateway.Token}\r\n")
        + $"Content-Type: application/json\r\nContent-Length: {new string(' ', LengthDigits)}\r\n\r\n");

    private Socket? _socket;
    private byte[] _request = [];
    private byte[] _reply = new byte[1 << 14];

    /// <summary>How often a request had to be sent again.</summary>
    public int Repeats { get; private set; }

    /// <summary>Room for a body of so many bytes, to be filled before <see cref="Send"/>.</summary>
    public Span<byte> Body(int bytesMax)
    {
        if (_request.Length < _head.Length + bytesMax)
        {
            _request = new byte[_head.Length + bytesMax];
            _head.CopyTo(_request, 0);
        }

        return _request.AsSpan(_head.Length);
    }

    /// <summary>Sends the body until it has a final answer.</summary>
    /// <param name="bodyLength">How long it is.</param>
    /// <param name="take">Takes the status and the answer; false to have it sent again.</param>
    public void Send(int bodyLength, Func<int, ReadOnlySpan<byte>, bool> take)
    {
        var digits = _request.AsSpan(_head.Length - LengthDigits - 4, LengthDigits);
        bodyLength.TryFormat(digits, out _, "D8");
        var request = _request.AsSpan(0, _head.Length + bodyLength);
        for (var failingSince = 0L; ; Repeats++)
        {
            try
            {
                _socket ??= Connect();
                _socket.Send(request);
                if (Receive(take))
                    return;
                failingSince = 0;
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                _socket?.Dispose();
                _socket = null;
                failingSince = failingSince == 0 ? PacedClock.Now : failingSince;
                if (PacedClock.Now - failingSince > PacedClock.Ticks(patience))
                    throw CommandFailure.Unreachable($"No answer from {gateway.Http} for {patience.TotalSeconds:0.#} s: {e.Message}");
            }

            if (cancellation.WaitHandle.WaitOne(Pause))
                throw new OperationCanceledException(cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    private Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)AnswerDeadline.TotalMilliseconds,
            SendTimeout = (int)AnswerDeadline.TotalMilliseconds,
        };
        try
        {
            socket.Connect(gateway.Http.Host, gateway.Http.Port);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool Receive(Func<int, ReadOnlySpan<byte>, bool> take)
    {
        for (var length = 0; ;)
        {
            if (length == _reply.Length)
                Array.Resize(ref _reply, _reply.Length * 2);
            var received = _socket!.Receive(_reply.AsSpan(length));
            if (received == 0)
                throw new IOException("The gateway closed the connection.");
            length += received;
            if (HttpReply.TryRead(_reply.AsSpan(0, length), out var reply))
                return Take(reply, take);
        }
    }

    private bool Take(in HttpReply reply, Func<int, ReadOnlySpan<byte>, bool> take)
    {
        if (reply.Status is 401 or 403)
            throw CommandFailure.Unreachable($"The gateway at {gateway.Http} refuses the token.");
        var isFinal = reply.Status is < FirstServerError and not TooMany && take(reply.Status, reply.Body);
        if (reply.Closes)
        {
            _socket!.Dispose();
            _socket = null;
        }

        return isFinal;
    }
}
