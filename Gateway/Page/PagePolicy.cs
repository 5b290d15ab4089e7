using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Page;

/// <summary>What browsers are told about the page, in place of the stricter rules of the API (<see cref="Http.BrowserRules"/>).</summary>
internal static class PagePolicy
{
    private const string Sources =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self'";

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.:[]");

    /// <summary>
    /// Sets the headers: everything comes from here, and nothing written into the document runs or styles. The live connection is named, as
    /// not every browser takes <c>'self'</c> for WebSockets too.
    /// </summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var host = context.Request.Host.Value;
        headers.ContentSecurityPolicy = string.IsNullOrEmpty(host) || host.AsSpan().ContainsAnyExcept(HostCharacters)
            ? Sources
            : $"{Sources} ws://{host} wss://{host}";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
    }
}
