using Orleans;

namespace Trading.Access;

/// <summary>What is kept of a password: PBKDF2 with SHA-512 (gateway.md, "Who may do what"). The arrays must not change any more.</summary>
/// <param name="Salt">Random, its own for every password.</param>
/// <param name="Hash">The derived key.</param>
/// <param name="Rounds">The number of iterations that it was derived with.</param>
[GenerateSerializer, Immutable, Alias("credential")]
public sealed record Credential([property: Id(0)] byte[] Salt, [property: Id(1)] byte[] Hash, [property: Id(2)] int Rounds);
