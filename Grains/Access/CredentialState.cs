using Orleans;

namespace Trading.Access;

/// <summary>The stored record of a <see cref="CredentialGrain"/>.</summary>
[GenerateSerializer, Alias("credential-state")]
public sealed class CredentialState
{
    /// <summary>The password; null where there is none (the supervisor's is in a file).</summary>
    [Id(0)]
    public Credential? Credential { get; set; }

    /// <summary>The logins that can be renewed, few.</summary>
    [Id(1)]
    public List<RefreshSession> Sessions { get; set; } = [];
}
