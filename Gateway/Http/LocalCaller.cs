using System.Net;
using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Http;

/// <summary>Who may see without a token what is the supervisor's elsewhere (gateway.md, "Who may do what").</summary>
public static class LocalCaller
{
    /// <summary>
    /// Whether the client is on this machine and says so itself: neither behind a proxy, nor a page that reached this address under another
    /// name.
    /// </summary>
    public static bool Is(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && IsLoopback(context.Request.Host.Host);

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
