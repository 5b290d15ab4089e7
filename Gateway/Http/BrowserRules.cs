using Microsoft.AspNetCore.Http;
using Trading.Accounts;

namespace Trading.Gateway.Http;

/// <summary>
/// What browsers are told and allowed: scripts of other origins may not call (there is no CORS), and answers are neither stored, framed
/// nor taken for another type than they are. A page that needs more sets its own policy.
/// </summary>
internal sealed class BrowserRules(RequestDelegate next)
{
    /// <summary>Serves a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return IsForeign(context.Request) ? Problem.WriteAsync(context, Status.Forbidden) : next(context);
    }

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
            return false;
        return !Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var uri)
            || !string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
