using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tcp;

/// <summary>
/// The door for workload lines (gateway.md, "TCP"): serves each connection, bounds their number, and closes peers that take too long to
/// authenticate or to read.
/// </summary>
public sealed class TcpDoor : ConnectionHandler, IDisposable
{
    private static readonly TimeSpan OverduePeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TcpConnection, ConnectionContext> _connections = [];
    private readonly ICommandRouter _router;
    private readonly ITokenAuthenticator _authenticator;
    private readonly TcpDoorOptions _options;
    private readonly OutputTotal _total;
    private readonly TimeProvider _time;
    private readonly ILogger<TcpDoor> _log;
    private readonly ITimer _overdueTimer;
    private int _connectionCount;
    private volatile bool _isClosing;

    /// <summary>A door without connections.</summary>
    public TcpDoor(
        ICommandRouter router, ITokenAuthenticator authenticator, IOptions<TcpDoorOptions> options, TimeProvider time, ILogger<TcpDoor> log)
    {
        _router = router;
        _authenticator = authenticator;
        _options = options.Value;
        _total = new OutputTotal(_options.OutputBytesTotalMax);
        _time = time;
        _log = log;
        _overdueTimer = time.CreateTimer(_ => CloseOverdue(), null, OverduePeriod, OverduePeriod);
    }

    /// <summary>The number of connections.</summary>
    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>The bytes of replies that wait for peers to take them.</summary>
    public long WaitingBytes => _total.Bytes;

    /// <summary>Serves a connection until it has ended; the caller then disposes of it.</summary>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        try
        {
            if (Interlocked.Increment(ref _connectionCount) > _options.ConnectionsMax)
                await RefuseAsync(connection);
            else
                await ServeAsync(connection);
        }
        catch (Exception exception)
        {
            _log.ConnectionFailed(connection.ConnectionId, exception);
            connection.Abort(new ConnectionAbortedException("The connection failed."));
        }
        finally
        {
            Interlocked.Decrement(ref _connectionCount);
        }
    }

    /// <summary>Reads no more from any connection, nor from new ones. Each ends when its commands are done and its replies sent.</summary>
    public void Close()
    {
        _isClosing = true;
        foreach (var (connection, _) in _connections)
            connection.Close();
    }

    /// <summary>Ends all connections at once.</summary>
    public void Abort()
    {
        foreach (var (_, context) in _connections)
            context.Abort(new ConnectionAbortedException("The door is closing."));
    }

    /// <inheritdoc/>
    public void Dispose() => _overdueTimer.Dispose();

    private async Task ServeAsync(ConnectionContext context)
    {
        var connection = new TcpConnection(context, _router, _authenticator, _options, _total, _time);
        _connections.TryAdd(connection, context);
        try
        {
            if (_isClosing)
                connection.Close();
            await connection.RunAsync();
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    private static async Task RefuseAsync(ConnectionContext connection)
    {
        var reply = new byte[ReplyWriter.RefusalBytesMax];
        var length = ReplyWriter.WriteRefusal(0, Status.Overloaded, reply);
        await connection.Transport.Output.WriteAsync(reply.AsMemory(0, length));
    }

    private void CloseOverdue()
    {
        foreach (var (connection, _) in _connections)
            connection.CloseIfOverdue();
    }
}
