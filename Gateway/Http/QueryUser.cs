using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Http;

/// <summary>The <c>?user=</c> of a request whose path names no user.</summary>
internal static class QueryUser
{
    /// <summary>The text, null where there is none. Of several none is a valid user.</summary>
    public static string? Of(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.TryGetValue("user", out var user) ? user.ToString() : null;
}
