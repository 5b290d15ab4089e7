using System.Diagnostics.CodeAnalysis;

namespace Trading.Gateway.Access;

/// <summary>
/// Tells who a token belongs to: an access token of a user or the supervisor, or the service token. Safe for use by many threads.
/// </summary>
public interface ITokenAuthenticator
{
    /// <summary>False where the token is not one of ours, or has expired. Never throws, whatever the text is.</summary>
    bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller);

    /// <inheritdoc cref="TryAuthenticate(string, out Caller?)"/>
    /// <param name="token">The text.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="expiresAtMs">From when on it is not good any more; Unix milliseconds, the largest number where that is never.</param>
    bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller, out long expiresAtMs);
}
