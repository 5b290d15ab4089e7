using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Http;

/// <summary>
/// What a request's <c>?session=</c> or <c>Idempotency-Key</c> becomes in a command's <see cref="Accounts.Command.Session"/>.
/// </summary>
internal static class SessionKey
{
    /// <summary>The header that names one command, so that it is executed once however often it is sent.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    private const int LengthMax = 64;

    /// <summary>
    /// Reads the session of a request, null where it has none. False where it has a faulty one (not 1 to 64 printable ASCII characters)
    /// or names both a session and a key.
    /// </summary>
    public static bool TryRead(HttpRequest request, out string? session)
    {
        var key = request.Headers[IdempotencyHeader];
        session = null;
        if (key.Count == 0)
            return TryReadSession(request, out session);
        if (key.Count > 1 || !IsName(key[0]) || request.Query.ContainsKey("session"))
            return false;
        session = $"k:{key[0]}";
        return true;
    }

    /// <summary>Reads the session of a request without looking at a key.</summary>
    public static bool TryReadSession(HttpRequest request, out string? session)
    {
        session = null;
        if (!request.QueryString.HasValue || !request.Query.TryGetValue("session", out var name))
            return true;
        if (name.Count != 1 || !IsName(name[0]))
            return false;
        session = $"s:{name[0]}";
        return true;
    }

    private static bool IsName([NotNullWhen(true)] string? text) =>
        text is { Length: >= 1 and <= LengthMax } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
