namespace Trading.Simulation.Exchange;

/// <summary>
/// A moment of the flow of orders (issue of the exchange, design.md "Flow of an order") at which a node dies. Points are parts of the names
/// that <see cref="SimulatedNode.Pass"/> is given; <c>{taker}</c>, <c>{maker}</c>, <c>{other}</c> and their shards <c>{taker's}</c>,
/// <c>{maker's}</c>, <c>{other's}</c> stand for those of the scene.
/// </summary>
internal sealed record CrashPoint
{
    /// <summary>What is being done when it happens.</summary>
    internal required Func<CrashScene, Task> Act { get; init; }

    /// <summary>It dies as it passes the last of these, after the others in this order; none: once everything is answered.</summary>
    internal IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>What it must not have passed when it dies.</summary>
    internal IReadOnlyList<string> NotYet { get; init; } = [];

    /// <summary>Calls that are lost until then, or null.</summary>
    internal string? LostCall { get; init; }

    /// <summary>Writes that are acknowledged and lost until a while later: no crash point has this, only the test of the checks.</summary>
    internal string? ForgottenWrite { get; init; }
}
