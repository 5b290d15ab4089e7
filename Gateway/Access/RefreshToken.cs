using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Trading.Access;
using Trading.Accounts;

namespace Trading.Gateway.Access;

/// <summary>A refresh token: <c>user.login.secret</c>, the first and last base64url. Only the hash of its secret is kept.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="SessionId">Which of the user's logins it renews.</param>
/// <param name="Secret">256 random bits.</param>
internal sealed record RefreshToken(string User, string SessionId, byte[] Secret)
{
    private const int LengthMax = 512;
    private const int SecretBytes = 32;
    private const int SessionIdLength = 32;

    /// <summary>A new one for a login of that id, or for a new login.</summary>
    public static RefreshToken New(string user, string? sessionId = null) =>
        new(user, sessionId ?? Guid.NewGuid().ToString("N"), RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash => SHA256.HashData(Secret);

    /// <summary>What is kept of it.</summary>
    public RefreshSession ToSession(DateTimeOffset expiresAt) => new(SessionId, SecretHash, expiresAt.ToUnixTimeMilliseconds());

    /// <summary>Reads a token; false where the text is none. Never throws.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out RefreshToken? token)
    {
        token = null;
        var parts = text.Length <= LengthMax ? text.Split('.') : [];
        if (parts.Length != 3 || parts[1].Length != SessionIdLength)
            return false;
        if (!TryDecode(parts[0], out var user) || !TryDecode(parts[2], out var secret))
            return false;
        var name = Encoding.UTF8.GetString(user);
        if (secret.Length != SecretBytes || !UserId.IsValid(name))
            return false;
        token = new RefreshToken(name, parts[1], secret);
        return true;
    }

    /// <summary>The text that a client keeps.</summary>
    public override string ToString() =>
        $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(User))}.{SessionId}.{Base64Url.EncodeToString(Secret)}";

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
            return false;
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }
}
