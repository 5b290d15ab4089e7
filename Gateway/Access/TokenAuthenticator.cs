using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Trading.Gateway.Access;

/// <summary>
/// <inheritdoc cref="ITokenAuthenticator"/> Tokens that were found good are remembered until they expire, so that a request does not pay
/// for the signature each time.
/// </summary>
public sealed class TokenAuthenticator(GatewaySecrets secrets, AccessTokens tokens, TimeProvider clock) : ITokenAuthenticator
{
    /// <summary>Good tokens that are remembered at the most; past it all are forgotten and checked again.</summary>
    private const int RememberedMax = 10_000;

    private static readonly Caller Service = new("service", Role.Service);

    private readonly ConcurrentDictionary<string, (Caller Caller, long ExpiresAtMs)> _good = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller) => TryAuthenticate(token.AsSpan(), out caller);

    /// <inheritdoc/>
    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller, out long expiresAtMs) =>
        TryAuthenticate(token.AsSpan(), out caller, out expiresAtMs);

    /// <inheritdoc cref="TryAuthenticate(string, out Caller?)"/>
    public bool TryAuthenticate(ReadOnlySpan<char> token, [NotNullWhen(true)] out Caller? caller) =>
        TryAuthenticate(token, out caller, out _);

    private bool TryAuthenticate(ReadOnlySpan<char> token, [NotNullWhen(true)] out Caller? caller, out long expiresAtMs)
    {
        caller = null;
        expiresAtMs = long.MaxValue;
        if (token.Length > AccessTokens.LengthMax)
            return false;
        if (CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(token), MemoryMarshal.AsBytes(secrets.ServiceToken.AsSpan())))
        {
            caller = Service;
            return true;
        }

        var remembered = _good.GetAlternateLookup<ReadOnlySpan<char>>();
        if (remembered.TryGetValue(token, out var known))
        {
            if (clock.GetUtcNow().ToUnixTimeMilliseconds() < known.ExpiresAtMs)
            {
                (caller, expiresAtMs) = known;
                return true;
            }

            remembered.TryRemove(token, out _);
            return false;
        }

        if (!tokens.TryValidate(token, out caller, out expiresAtMs))
            return false;
        if (_good.Count >= RememberedMax)
            _good.Clear();
        remembered[token] = (caller, expiresAtMs);
        return true;
    }
}
