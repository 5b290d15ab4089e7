using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Trading.Gateway.Tcp;

/// <summary>
/// Opens the TCP door with the host and closes it gracefully. It uses Kestrel's transport without Kestrel's server, whose addresses
/// (<c>Urls</c>) are those of the HTTP door.
/// </summary>
public sealed class TcpDoorListener : IHostedService
{
    private readonly ConcurrentDictionary<ConnectionContext, Task> _serving = [];
    private readonly TcpDoor _door;
    private readonly TcpDoorOptions _options;
    private readonly SocketTransportFactory _transport;
    private readonly ILogger<TcpDoorListener> _log;
    private IConnectionListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>A listener for the door, not started.</summary>
    public TcpDoorListener(TcpDoor door, IOptions<TcpDoorOptions> options, ILoggerFactory loggers)
    {
        _door = door;
        _options = options.Value;
        _transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers);
        _log = loggers.CreateLogger<TcpDoorListener>();
    }

    /// <summary>Where the door listens, with the real port; null while it is shut.</summary>
    public IPEndPoint? Address => _listener?.EndPoint as IPEndPoint;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!TcpDoorOptionsValidator.TryReadAddress(_options.Listen, out var address))
            return;
        _listener = await BindAsync(address, cancellationToken);
        _log.Listening(_listener.EndPoint);
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Accepts no more, lets the connections finish what is under way until the token is cancelled, and then ends them.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_listener is null)
            return;
        await _listener.UnbindAsync(cancellationToken);
        await _accepting;
        _door.Close();
        try
        {
            await Task.WhenAll(_serving.Values).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _log.Aborted();
            _door.Abort();
        }

        await _listener.DisposeAsync();
        _listener = null;
    }

    private async Task<IConnectionListener> BindAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        try
        {
            return await _transport.BindAsync(address, cancellationToken);
        }
        catch (Exception e) when (e is AddressInUseException or SocketException)
        {
            throw new IOException($"The TCP door cannot listen on {address} (Tcp:Listen): {e.Message}", e);
        }
    }

    private async Task AcceptAsync(IConnectionListener listener)
    {
        try
        {
            while (await listener.AcceptAsync() is { } connection)
                Serve(connection);
        }
        catch (Exception exception)
        {
            _log.AcceptingFailed(exception);
        }
    }

    private void Serve(ConnectionContext connection)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _serving[connection] = ServeAsync(connection, ready.Task);
        ready.SetResult();
    }

    private async Task ServeAsync(ConnectionContext connection, Task ready)
    {
        await ready;
        try
        {
            await _door.OnConnectedAsync(connection);
            await connection.DisposeAsync();
        }
        finally
        {
            _serving.TryRemove(connection, out _);
        }
    }
}
