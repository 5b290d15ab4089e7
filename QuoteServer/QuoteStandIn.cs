using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Trading.QuoteServer;

/// <summary>
/// A stand-in for the legacy quote server (day-trading.md, "Quote server"): one request and one answer a connection, over TCP. It may be
/// stopped and started again, and then listens on the same port. A request that is not one is answered by closing the connection.
/// </summary>
public sealed partial class QuoteStandIn(QuoteStandInOptions options, TimeProvider clock, ILogger<QuoteStandIn>? logger = null)
    : IHostedService, IAsyncDisposable
{
    private const int Backlog = 4096;
    private static readonly TimeSpan PauseAfterFailedAccept = TimeSpan.FromMilliseconds(50);

    private readonly ILogger _logger = logger ?? NullLogger<QuoteStandIn>.Instance;
    private readonly ConcurrentDictionary<string, Feed> _feeds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _serving = new();
    private IPEndPoint? _endpoint;
    private Socket? _listener;
    private CancellationTokenSource? _stop;
    private Task _accepting = Task.CompletedTask;
    private long _fixedCents = options.FixedCents ?? 0;
    private long _connections;
    private long _requests;

    /// <summary>Where it listens, with the port that it got. Throws before the first start.</summary>
    public IPEndPoint Endpoint => _endpoint ?? throw new InvalidOperationException("The quote server has not been started.");

    /// <summary>Which faults the requests meet.</summary>
    public QuoteFaultScript Faults { get; } = new();

    /// <summary>The price of every stock from now on, in cents; null for a random walk of each.</summary>
    public long? FixedCents
    {
        get => Volatile.Read(ref _fixedCents) is var cents && cents > 0 ? cents : null;
        set => Volatile.Write(ref _fixedCents, value ?? 0);
    }

    /// <summary>How many connections have been accepted.</summary>
    public long Connections => Volatile.Read(ref _connections);

    /// <summary>How many requests have been read, before their answer.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var endpoint = _endpoint ?? options.Listen;
        var listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(endpoint);
            listener.Listen(Backlog);
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }

        _listener = listener;
        _endpoint = (IPEndPoint)listener.LocalEndPoint!;
        _stop = new CancellationTokenSource();
        _accepting = AcceptAsync(listener, _stop.Token);
        LogListening(_endpoint);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stop is not { } stop)
            return;
        _stop = null;
        await stop.CancelAsync().ConfigureAwait(false);
        _listener?.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_serving.Keys).WaitAsync(cancellationToken).ConfigureAwait(false);
        stop.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);

    private async Task AcceptAsync(Socket listener, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(stop).ConfigureAwait(false);
                Interlocked.Increment(ref _connections);
                if (_serving.Count < options.ConnectionsMax)
                    Track(ServeAsync(socket, stop));
                else
                    socket.Dispose();
            }
            catch (SocketException e) when (!stop.IsCancellationRequested)
            {
                // Out of file handles, or a client that left before it was accepted: neither ends the server.
                LogAcceptFailed(e.SocketErrorCode);
                await Task.Delay(PauseAfterFailedAccept, clock, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Track(Task task)
    {
        if (task.IsCompleted)
            return;
        _serving.TryAdd(task, true);
        task.ContinueWith(
            static (ended, serving) => ((ConcurrentDictionary<Task, bool>)serving!).TryRemove(ended, out _),
            _serving,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                var connection = new QuoteConnection(socket, options, clock);
                if (await connection.ReadAsync(stop).ConfigureAwait(false) is not { } request)
                    return;
                var fault = Faults.Take();
                var released = Faults.Released;
                Interlocked.Increment(ref _requests);
                var feed = _feeds.GetOrAdd(request.Symbol, static (symbol, seed) => new Feed(seed, symbol), options.Seed);
                if (fault == QuoteFault.Hang && !await connection.WaitAsync(released, stop).ConfigureAwait(false))
                    return;
                if (options.Delays == DelayProfile.Observed)
                    await Task.Delay(feed.NextDelay(), clock, stop).ConfigureAwait(false);
                var (cents, key) = feed.Next();
                var answer = QuoteAnswer.To(request, FixedCents ?? cents, clock.GetUtcNow().ToUnixTimeMilliseconds(), key);
                await connection.AnswerAsync(answer, fault, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client left or was too slow, or the server stops: there is nobody to tell.
                LogConnectionEnded(e.Message);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Quote server stand-in listens on {Endpoint}")]
    private partial void LogListening(IPEndPoint endpoint);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Quote server stand-in could not accept a connection: {Error}")]
    private partial void LogAcceptFailed(SocketError error);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "Quote connection ended early: {Reason}")]
    private partial void LogConnectionEnded(string reason);
}
