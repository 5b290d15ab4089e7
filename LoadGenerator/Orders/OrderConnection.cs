using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Orders;

/// <summary>
/// A keep-alive connection to the HTTP door that sends one request at a time, and sends it again, connecting anew, until it has a final
/// answer: whatever is sent may be repeated without a second effect.
/// </summary>
internal sealed class OrderConnection(OrdersOptions options, CancellationToken cancellation) : IOrderDoor
{
    private const int FirstServerError = 500;
    private const int TooMany = 429;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _head =
        $" HTTP/1.1\r\nHost: {options.Gateway.Http.Authority}\r\nAuthorization: Bearer {options.Gateway.Token}\r\n";

    private Socket? _socket;
    private byte[] _request = new byte[2048];
    private byte[] _reply = new byte[1 << 14];

    /// <inheritdoc/>
    public int Repeats { get; private set; }

    /// <inheritdoc/>
    public async Task<int> SendAsync(OrderRequest request, AnswerTaker take)
    {
        var length = Write(request);
        for (var failingSince = 0L; ; Repeats++)
        {
            try
            {
                _socket ??= await ConnectAsync();
                for (var sent = 0; sent < length;)
                    sent += await _socket.SendAsync(_request.AsMemory(sent, length - sent), cancellation);
                var status = await ReceiveAsync(take);
                if (status is < FirstServerError and not TooMany)
                    return status;
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                _socket?.Dispose();
                _socket = null;
                failingSince = failingSince == 0 ? PacedClock.Now : failingSince;
                if (PacedClock.Now - failingSince > PacedClock.Ticks(options.Patience))
                    throw CommandFailure.Unreachable(
                        $"No answer from {options.Gateway.Http} for {options.Patience.TotalSeconds:0.#} s: {e.Message}");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Gateway.Http.Host, options.Gateway.Http.Port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private int Write(in OrderRequest request)
    {
        var content = request.Body.Length == 0
            ? "\r\n"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Content-Type: application/json\r\nContent-Length: {request.Body.Length}\r\n\r\n{request.Body}");
        var line = request.Kind switch
        {
            OrderRequestKind.Place => $"POST /api/v3/order?user={request.User}",
            OrderRequestKind.Cancel => $"DELETE /api/v3/order?clientOrderId={request.ClientOrderId}&user={request.User}",
            _ => $"PATCH /api/v3/order?clientOrderId={request.ClientOrderId}&user={request.User}",
        };
        var text = $"{line}{_head}{content}";
        if (_request.Length < text.Length)
            _request = new byte[text.Length * 2];
        return Encoding.ASCII.GetBytes(text, _request);
    }

    private async ValueTask<int> ReceiveAsync(AnswerTaker take)
    {
        for (var length = 0; ;)
        {
            if (length == _reply.Length)
                Array.Resize(ref _reply, _reply.Length * 2);
            var received = await _socket!.ReceiveAsync(_reply.AsMemory(length), cancellation);
            if (received == 0)
                throw new IOException("The gateway closed the connection.");
            length += received;
            if (TryTake(length, take) is { } status)
                return status;
        }
    }

    private int? TryTake(int length, AnswerTaker take)
    {
        if (!HttpReply.TryRead(_reply.AsSpan(0, length), out var reply))
            return null;
        if (reply.Status is 401 or 403)
            throw CommandFailure.Unreachable($"The gateway at {options.Gateway.Http} refuses the token.");
        if (reply.Status is < FirstServerError and not TooMany)
            take(reply.Status, reply.Body);
        if (reply.Closes)
        {
            _socket!.Dispose();
            _socket = null;
        }

        return reply.Status;
    }
}
