using System.Diagnostics;
using System.Globalization;

namespace Trading.Simulation;

/// <summary>Runs a scenario with many seeds.</summary>
internal static class Seeds
{
    /// <summary>Runs them one after the other and returns how those failed that did.</summary>
    internal static List<string> Run(int first, int count, Func<World, IScenario> createScenario, Action<string> report)
    {
        var failures = new List<string>();
        var (steps, time) = (0L, TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        foreach (var seed in Enumerable.Range(first, count))
        {
            try
            {
                var result = SimulationRun.Run(seed, createScenario);
                steps += result.Steps;
                time += result.Time;
            }
            catch (SimulationFailedException failure)
            {
                failures.Add(failure.Message);
            }
        }

        report(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} runs, {steps} steps, {time.TotalHours:F1} h of the world in {watch.Elapsed.TotalSeconds:F1} s; {failures.Count} failed"));
        return failures;
    }
}
