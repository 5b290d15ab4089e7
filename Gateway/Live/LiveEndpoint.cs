using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Access;
using Trading.Gateway.Http;

namespace Trading.Gateway.Live;

/// <summary>
/// <c>GET /ws</c>: the handshake (RFC 6455, 4.2), limits on connections, and then the connection itself. Foreign origins have been refused
/// before (<see cref="BrowserRules"/>).
/// </summary>
internal sealed class LiveEndpoint(LiveHub hub, ITokenAuthenticator authenticator, IOptions<LiveOptions> options, ILogger<LiveEndpoint> log)
{
    private const string Version = "13";
    private const string Bearer = "Bearer ";
    private const int KeyBytes = 16;

    private readonly AddressCounts _addresses = new(options.Value.ConnectionsPerAddressMax);

    /// <summary>Serves a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (!IsHandshake(context, out var upgrade))
        {
            context.Response.Headers.Connection = "Upgrade";
            context.Response.Headers.Upgrade = "websocket";
            context.Response.Headers.SecWebSocketVersion = Version;
            await Problem.WriteAsync(context, 426, Problem.UpgradeRequired, "this address speaks WebSocket, version 13");
            return;
        }

        if (!IsKey(context.Request.Headers.SecWebSocketKey))
        {
            await Problem.WriteAsync(context, 400, "malformed", "Sec-WebSocket-Key is 16 bytes in base64");
            return;
        }

        if (!TryReadCaller(context, out var caller, out var expiresAtMs))
        {
            await Problem.WriteAsync(context, 401, Problem.Unauthenticated, "the token is not good, or not any more");
            return;
        }

        if (!hub.Counters.TryOpen(options.Value.ConnectionsMax))
        {
            hub.Counters.CountRefused();
            await Problem.WriteAsync(context, Status.Overloaded);
            return;
        }

        try
        {
            await ServeAsync(context, upgrade!, caller, expiresAtMs);
        }
        finally
        {
            hub.Counters.CountClosed();
        }
    }

    private async Task ServeAsync(HttpContext context, IHttpUpgradeFeature upgrade, Caller? caller, long expiresAtMs)
    {
        var address = caller?.Role == Role.Service ? IPAddress.Loopback : context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!_addresses.TryAdd(address))
        {
            hub.Counters.CountRefused();
            await RateLimits.RefuseAsync(context, lease: null);
            return;
        }

        try
        {
            Prepare(context);
            var stream = await upgrade.UpgradeAsync();
            await hub.ServeAsync(stream, SocketOf(context), caller, expiresAtMs, context.Abort);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            log.ConnectionFailed(exception);
            context.Abort();
        }
        catch (Exception)
        {
            // Nobody is there any more.
        }
        finally
        {
            _addresses.Remove(address);
        }
    }

    private void Prepare(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Connection = "Upgrade";
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = AcceptOf(context.Request.Headers.SecWebSocketKey.ToString());
        // How slow a client may be is this door's own business.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        if (options.Value.SendBufferBytes > 0 && context.Features.Get<IConnectionSocketFeature>() is { } connection)
            connection.Socket.SendBufferSize = options.Value.SendBufferBytes;
    }

    private static Socket? SocketOf(HttpContext context) =>
        context.Features.Get<ITlsHandshakeFeature>() is null ? context.Features.Get<IConnectionSocketFeature>()?.Socket : null;

    private static bool IsHandshake(HttpContext context, out IHttpUpgradeFeature? upgrade)
    {
        var headers = context.Request.Headers;
        upgrade = context.Features.Get<IHttpUpgradeFeature>();
        return upgrade is { IsUpgradableRequest: true }
            && HttpMethods.IsGet(context.Request.Method)
            && string.Equals(headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
            && headers.SecWebSocketVersion == Version;
    }

    private static bool IsKey(string? key)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes];
        return key is { Length: 24 } && Convert.TryFromBase64String(key, bytes, out var length) && length == KeyBytes;
    }

    // The protocol's own way of showing that the server has understood; nothing depends on the strength of SHA-1 here.
    private static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    /// <summary>Who says to be there, if anybody; false where the token is not good.</summary>
    private bool TryReadCaller(HttpContext context, out Caller? caller, out long expiresAtMs)
    {
        caller = null;
        expiresAtMs = long.MaxValue;
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
            return true;
        return header.Count == 1
            && header[0] is { } value
            && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && authenticator.TryAuthenticate(value[Bearer.Length..].Trim(' '), out caller, out expiresAtMs);
    }
}
