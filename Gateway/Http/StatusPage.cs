using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace Trading.Gateway.Http;

/// <summary>
/// Gives the errors that ASP.NET itself answers without a body (no such route, wrong method, wrong content type) the form of all others.
/// </summary>
internal static class StatusPage
{
    /// <summary>The HTTP statuses that the server answers itself, but for those that every route documents.</summary>
    public static IReadOnlyList<int> Statuses { get; } = [404, 405, 408, 413, 415];

    /// <summary>Writes the body.</summary>
    public static Task WriteAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return Problem.WriteAsync(context.HttpContext, status, CodeOf(status), ReasonPhrases.GetReasonPhrase(status));
    }

    /// <summary>The stable code of an HTTP status that is not one of our refusals.</summary>
    public static string CodeOf(int httpStatus) => httpStatus switch
    {
        400 => "malformed",
        401 => Problem.Unauthenticated,
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        408 => "timeout",
        413 => "too_large",
        415 => "unsupported_media_type",
        429 => Problem.RateLimited,
        503 => "overloaded",
        >= 500 => "internal",
        _ => "malformed",
    };
}
