using Microsoft.AspNetCore.Http;
using Trading.Gateway.Access;

namespace Trading.Gateway.Http.Market;

/// <summary>
/// Serves trade messages before everything that they do not need, as they are many and small: whoever they come from they are taken, and
/// they have a limit of their own. The routes
/// are there for the API document and for other methods.
/// </summary>
internal sealed class MessageShortcut(RequestDelegate next, MessageEndpoint messages, TokenAuthenticator authenticator)
{
    private static readonly PathString Path = "/api/v1/trade-messages";
    private static readonly PathString LegacyPath = "/api/message";

    /// <summary>Serves a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
            return next(context);
        var isLegacy = request.Path == LegacyPath;
        if (!isLegacy && request.Path != Path)
            return next(context);
        var token = BearerHandler.TokenOf(request);
        var isExempt = !token.IsEmpty && authenticator.TryAuthenticate(token, out var caller) && caller.Role == Role.Service;
        return messages.HandleAsync(context, isLegacy, isExempt);
    }
}
