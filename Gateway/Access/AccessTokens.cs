using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trading.Accounts;

namespace Trading.Gateway.Access;

/// <summary>
/// Makes and checks access tokens: JWTs signed with HMAC-SHA256 under the host's own key. The header has exactly one form, so neither
/// <c>none</c> nor any foreign algorithm is ever looked at.
/// </summary>
public sealed class AccessTokens(byte[] signingKey, TimeSpan life, TimeProvider clock)
{
    /// <summary>The most characters that a token has.</summary>
    public const int LengthMax = 2_048;

    private const string Issuer = "trading";
    private const string Audience = "trading-gateway";
    private const string UserRole = "user";
    private const string SupervisorRole = "supervisor";

    // Gateways of one cluster need not agree on the time to the second.
    private const long LeewaySeconds = 30;

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>How long a token is good.</summary>
    public TimeSpan Life => life;

    /// <summary>Makes a token for a user or the supervisor.</summary>
    public string Issue(Caller caller)
    {
        var now = clock.GetUtcNow();
        var payload = new AccessTokenPayload
        {
            Issuer = Issuer,
            Audience = Audience,
            Subject = caller.Name,
            Role = caller.Role switch
            {
                Role.User => UserRole,
                Role.Supervisor => SupervisorRole,
                _ => throw new ArgumentException("Services have a token of their own.", nameof(caller)),
            },
            IssuedAt = now.ToUnixTimeSeconds(),
            NotBefore = now.ToUnixTimeSeconds(),
            Expires = (now + life).ToUnixTimeSeconds(),
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(payload, AccessTokenJson.Default.AccessTokenPayload);
        var signed = $"{Header}.{Base64Url.EncodeToString(json)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(signingKey, Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Checks a token: its form, signature, issuer, audience and times. Never throws, whatever the text is.</summary>
    /// <param name="token">The text.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="expiresAtMs">From when on it is not good any more; Unix milliseconds.</param>
    public bool TryValidate(ReadOnlySpan<char> token, [NotNullWhen(true)] out Caller? caller, out long expiresAtMs)
    {
        caller = null;
        expiresAtMs = 0;
        var end = token.LastIndexOf('.');
        if (token.Length > LengthMax || end <= Header.Length)
            return false;
        if (!token.StartsWith(Header, StringComparison.Ordinal) || token[Header.Length] != '.')
            return false;
        var body = token[(Header.Length + 1)..end];
        if (!IsSigned(token[..end], token[(end + 1)..]) || !TryRead(body, out var payload))
            return false;

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (payload.Issuer != Issuer || payload.Audience != Audience || payload.Expires <= now || payload.NotBefore > now + LeewaySeconds)
            return false;
        caller = CallerOf(payload);
        expiresAtMs = payload.Expires * 1_000;
        return caller is not null;
    }

    private static Caller? CallerOf(AccessTokenPayload payload) => payload.Role switch
    {
        UserRole when payload.Subject is not null && UserId.IsValid(payload.Subject) => new Caller(payload.Subject, Role.User),
        SupervisorRole when payload.Subject is not null => new Caller(payload.Subject, Role.Supervisor),
        _ => null,
    };

    private static bool TryRead(ReadOnlySpan<char> body, [NotNullWhen(true)] out AccessTokenPayload? payload)
    {
        payload = null;
        try
        {
            Span<byte> json = stackalloc byte[LengthMax];
            if (!Base64Url.TryDecodeFromChars(body, json, out var length))
                return false;
            payload = JsonSerializer.Deserialize(json[..length], AccessTokenJson.Default.AccessTokenPayload);
            return payload is { Expires: < long.MaxValue / 1_000 };
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return false;
        }
    }

    private bool IsSigned(ReadOnlySpan<char> signed, ReadOnlySpan<char> signature)
    {
        Span<byte> text = stackalloc byte[LengthMax];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!Ascii.IsValid(signed) || Ascii.FromUtf16(signed, text, out var length) != System.Buffers.OperationStatus.Done)
            return false;
        HMACSHA256.HashData(signingKey, text[..length], expected);
        // Compared as text, so that a signature has one form only.
        return CryptographicOperations.FixedTimeEquals(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(signature),
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(Base64Url.EncodeToString(expected).AsSpan()));
    }
}
