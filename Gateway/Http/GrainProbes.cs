namespace Trading.Gateway.Http;

/// <summary>What the gateway asks of the grain runtime. The host registers one, where the runtime has something to say.</summary>
public sealed class GrainProbes
{
    /// <summary>Grains in memory by their type.</summary>
    public required Func<ValueTask<IReadOnlyDictionary<string, long>>> ActiveByType { get; init; }

    /// <summary>Grains in the memory of this process by their type; null where the runtime has a meter of its own for that.</summary>
    public Func<IReadOnlyDictionary<string, long>>? ActiveHere { get; init; }

    /// <summary>The path of the runtime's own dashboard, such as <c>/dashboard</c>; null where there is none.</summary>
    public string? DashboardPath { get; init; }
}
