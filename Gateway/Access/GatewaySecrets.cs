using System.Buffers.Text;

namespace Trading.Gateway.Access;

/// <summary>
/// The host's own secrets, made at its first start (gateway.md, "Who may do what"): <c>service-token</c>, <c>supervisor-password</c> and
/// <c>jwt-key</c> in one folder.
/// </summary>
public sealed class GatewaySecrets
{
    private const int SigningKeyBytes = 32;

    // What is read for bytes that are no UTF-8.
    private const char ReplacementCharacter = (char)0xFFFD;

    /// <summary>Reads the secrets, or makes those that are missing.</summary>
    /// <exception cref="InvalidDataException">A file holds no such secret.</exception>
    public GatewaySecrets(string folder)
    {
        ServiceTokenPath = Path.Combine(folder, "service-token");
        SupervisorPasswordPath = Path.Combine(folder, "supervisor-password");
        var signingKeyPath = Path.Combine(folder, "jwt-key");
        ServiceToken = SecretFile.ReadOrCreate(ServiceTokenPath);
        if (!ServiceToken.All(c => c is > ' ' and <= '~'))
            throw new InvalidDataException($"{ServiceTokenPath} holds what no request can carry; without the file a new one is made.");
        SupervisorPassword = SecretFile.ReadOrCreate(SupervisorPasswordPath);
        if (SupervisorPassword.Any(c => char.IsControl(c) || c == ReplacementCharacter))
            throw new InvalidDataException($"{SupervisorPasswordPath} is not a line of text; without the file a new one is made.");
        var signingKey = SecretFile.ReadOrCreate(signingKeyPath);
        SigningKey = new byte[SigningKeyBytes];
        if (!Base64Url.IsValid(signingKey, out var length) || length != SigningKeyBytes)
            throw new InvalidDataException($"{signingKeyPath} does not hold 256 bits in base64url; without the file a new one is made.");
        Base64Url.DecodeFromChars(signingKey, SigningKey);
    }

    /// <summary>Where tools on the same machine read the service token.</summary>
    public string ServiceTokenPath { get; }

    /// <summary>Where the supervisor's password is.</summary>
    public string SupervisorPasswordPath { get; }

    /// <summary>The token of programs that act for any user.</summary>
    internal string ServiceToken { get; }

    /// <summary>The password of the user <c>supervisor</c>.</summary>
    internal string SupervisorPassword { get; }

    /// <summary>The key that access tokens are signed with, 256 bits.</summary>
    internal byte[] SigningKey { get; }
}
