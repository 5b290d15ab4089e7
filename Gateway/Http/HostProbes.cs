namespace Trading.Gateway.Http;

/// <summary>What the gateway asks of the process that hosts it. The host registers one, where it has something to say.</summary>
public sealed class HostProbes
{
    /// <summary>Bytes in the local store; null where there is none.</summary>
    public Func<long>? StoredBytes { get; init; }

    /// <summary>False where the process can serve no more, for example because its store has stopped.</summary>
    public Func<bool> IsHealthy { get; init; } = () => true;
}
