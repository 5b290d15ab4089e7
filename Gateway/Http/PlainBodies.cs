using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Trading.Gateway.Http;

/// <summary>Refuses bodies in a content coding such as gzip (RFC 9110, 15.5.16): nothing here decodes them.</summary>
internal sealed class PlainBodies(RequestDelegate next)
{
    private const string Identity = "identity";

    /// <summary>True where the body is not as its type says, but encoded once more.</summary>
    public static bool IsEncoded(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        return encoding.Count > 0 && !string.Equals(encoding, Identity, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Serves a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!IsEncoded(context.Request) || context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return next(context);
        context.Response.Headers.AcceptEncoding = Identity;
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }
}
