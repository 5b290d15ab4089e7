using Microsoft.Extensions.DependencyInjection;

namespace Trading.Simulation;

/// <summary>What is simulated: which grains, what their clients do, and what must be true in the end.</summary>
internal interface IScenario
{
    /// <summary>
    /// The points at which a crash is most likely to do harm, as parts of the names that <see cref="SimulatedNode.Pass"/> is given.
    /// </summary>
    IReadOnlyList<string> CrashPoints { get; }

    /// <summary>Adds the services of a node, but for its runtime, its clock and its storage.</summary>
    void AddServices(SimulatedNode node, IServiceCollection services);

    /// <summary>Does what the host does at a start, in the context of the node.</summary>
    Task StartAsync(SimulatedNode node);

    /// <summary>Runs the clients; ends when all that they sent is answered.</summary>
    Task RunClientsAsync();

    /// <summary>
    /// Checks the books when clients and faults have been silent for a while. <paramref name="quietFrom"/>: since when everything that
    /// is due must be on time.
    /// </summary>
    Task CheckAsync(SimulatedNode node, DateTimeOffset quietFrom);

    /// <summary>Checks, on a node that has just started, that it found what the one before it had.</summary>
    Task CheckRestartedAsync(SimulatedNode node);
}
