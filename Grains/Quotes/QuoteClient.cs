using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Trading.Quotes;

/// <summary>
/// Asks the quote server over TCP, one connection a request (day-trading.md, "Quote server"). The server is not trusted: each attempt has a
/// deadline, the read is bounded, and only an answer that is right in every field counts. Safe for use by many threads.
/// </summary>
internal sealed class QuoteClient : IQuoteSource, IDisposable
{
    /// <summary>
    /// A stop waits for the commands that are under way, and they for their quotes: this long, not for a server that hangs.
    /// </summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);

    private readonly QuoteOptions _options;
    private readonly EndPoint _server;
    private readonly TimeProvider _clock;
    private readonly RefusalLog _refusals;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop;

    public QuoteClient(
        IOptions<QuoteOptions> options, TimeProvider clock, ILogger<QuoteClient> logger, IHostApplicationLifetime? lifetime = null)
    {
        _options = options.Value;
        _server = QuoteOptions.ParseServer(_options.Server)
            ?? throw new ArgumentException($"'{_options.Server}' is not host:port.", nameof(options));
        _clock = clock;
        _refusals = new RefusalLog(logger, clock);
        _slots = new SemaphoreSlim(_options.MaxConcurrentRequests);
        _stop = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        lifetime?.ApplicationStopping.Register(() => _stop.CancelAfter(StopPatience));
    }

    public async Task<QuoteReply> AskAsync(Symbol symbol, string user, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!await TryEnterAsync(cancellationToken).ConfigureAwait(false))
                return Refused(symbol, user, attempt, QuoteFailure.Overloaded);
            QuoteReply reply;
            try
            {
                reply = await AttemptAsync(symbol, user, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }

            if (reply.Failure == QuoteFailure.None)
                return reply;
            Refused(symbol, user, attempt, reply.Failure);
            if (attempt == _options.Attempts || reply.Failure == QuoteFailure.Unreachable)
                return reply;
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _stop.Dispose();
    }

    private async ValueTask<bool> TryEnterAsync(CancellationToken cancellationToken)
    {
        if (_slots.Wait(0, CancellationToken.None))
            return true;
        using var deadline = new Deadline(_options.AttemptDeadline, _clock, _stop.Token, cancellationToken);
        try
        {
            await _slots.WaitAsync(deadline.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<QuoteReply> AttemptAsync(Symbol symbol, string user, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.AttemptDeadline, _clock, _stop.Token, cancellationToken);
        using var socket = _server is IPEndPoint ip
            ? new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        var isConnected = false;
        var buffer = ArrayPool<byte>.Shared.Rent(QuoteReplyParser.BytesMax);
        try
        {
            await socket.ConnectAsync(_server, deadline.Token).ConfigureAwait(false);
            isConnected = true;

            // Closing resets the connection. Otherwise every request would hold a local port for a minute (TIME_WAIT), and a busy client
            // would run out of them.
            socket.LingerState = new LingerOption(true, 0);
            var bounded = buffer.AsMemory(0, QuoteReplyParser.BytesMax);
            return await ExchangeAsync(socket, bounded, symbol, user, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return QuoteReply.Failed(QuoteFailure.Deadline);
        }
        catch (SocketException)
        {
            return QuoteReply.Failed(isConnected ? QuoteFailure.ClosedEarly : QuoteFailure.Unreachable);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<QuoteReply> ExchangeAsync(
        Socket socket, Memory<byte> buffer, Symbol symbol, string user, CancellationToken deadline)
    {
        var request = WriteRequest(buffer.Span, symbol, user);
        for (var sent = 0; sent < request;)
            sent += await socket.SendAsync(buffer[sent..request], deadline).ConfigureAwait(false);
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await socket.ReceiveAsync(buffer[length..], deadline).ConfigureAwait(false);
            if (read == 0)
                return QuoteReply.Failed(QuoteFailure.ClosedEarly);
            var end = buffer.Span.Slice(length, read).IndexOf((byte)'\n');
            if (end >= 0)
                return QuoteReplyParser.Parse(buffer.Span[..(length + end)], symbol, user);
            length += read;
        }

        return QuoteReply.Failed(QuoteFailure.TooLong);
    }

    private static int WriteRequest(Span<byte> destination, Symbol symbol, string user)
    {
        var length = symbol.Write(destination);
        destination[length++] = (byte)',';
        length += Encoding.UTF8.GetBytes(user, destination[length..]);
        destination[length++] = (byte)'\n';
        return length;
    }

    private QuoteReply Refused(Symbol symbol, string user, int attempt, QuoteFailure failure)
    {
        _refusals.Add(symbol, user, attempt, failure);
        return QuoteReply.Failed(failure);
    }
}
