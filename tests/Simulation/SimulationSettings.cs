using System.Globalization;

namespace Trading.Simulation;

/// <summary>What the environment asks of the simulation tests.</summary>
internal static class SimulationSettings
{

    /// <summary>SIMULATION_SEED: the one seed to run, with its notes if it fails; null for many.</summary>
    internal static int? Seed { get; } = Read("SIMULATION_SEED");

    /// <summary>SIMULATION_RUNS: how many seeds to run, from SIMULATION_FIRST on; null for what takes a few seconds.</summary>
    internal static int? Runs { get; } = Read("SIMULATION_RUNS");

    /// <summary>SIMULATION_FIRST: the first seed; by default 1, so that every run of the tests is the same.</summary>
    internal static int First { get; } = Read("SIMULATION_FIRST") ?? 1;

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
