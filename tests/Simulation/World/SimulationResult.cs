namespace Trading.Simulation;

/// <summary>What a run that kept all promises was.</summary>
/// <param name="TraceHash">Two runs of a seed have the same.</param>
/// <param name="Steps">Turns of grains and continuations of other code.</param>
/// <param name="Time">The time that passed in the world.</param>
/// <param name="Happened">How often the things happened that the simulation is for.</param>
internal sealed record SimulationResult(ulong TraceHash, long Steps, TimeSpan Time, IReadOnlyDictionary<string, int> Happened);
