using Orleans;

namespace Trading.Access;

/// <summary>A login that can be renewed. Every renewal gives a new secret and makes the one before void.</summary>
/// <param name="Id">Names the login among the user's; stays the same over renewals.</param>
/// <param name="SecretHash">SHA-256 of the secret in the refresh token that is good now. Must not change any more.</param>
/// <param name="ExpiresAtMs">When it ends where it is not renewed; Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("refresh-session")]
public sealed record RefreshSession([property: Id(0)] string Id, [property: Id(1)] byte[] SecretHash, [property: Id(2)] long ExpiresAtMs);
