using System.Text.Json.Serialization;

namespace Trading.Gateway.Access;

/// <summary>The claims of an access token (RFC 7519). Times are Unix seconds.</summary>
internal sealed record AccessTokenPayload
{
    /// <summary>Who made it.</summary>
    [JsonPropertyName("iss")]
    public string? Issuer { get; init; }

    /// <summary>Whom it is for.</summary>
    [JsonPropertyName("aud")]
    public string? Audience { get; init; }

    /// <summary>The user.</summary>
    [JsonPropertyName("sub")]
    public string? Subject { get; init; }

    /// <summary><c>user</c> or <c>supervisor</c>.</summary>
    [JsonPropertyName("role")]
    public string? Role { get; init; }

    /// <summary>When it was made.</summary>
    [JsonPropertyName("iat")]
    public long IssuedAt { get; init; }

    /// <summary>From when on it is good.</summary>
    [JsonPropertyName("nbf")]
    public long NotBefore { get; init; }

    /// <summary>From when on it is not good any more.</summary>
    [JsonPropertyName("exp")]
    public long Expires { get; init; }

    /// <summary>Tells two tokens of one user apart.</summary>
    [JsonPropertyName("jti")]
    public string? Id { get; init; }
}
