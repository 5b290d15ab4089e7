using System.Diagnostics;
using System.Globalization;

namespace Trading.Simulation;

/// <summary>Runs a scenario with many seeds.</summary>
internal static class Seeds
{
    /// <summary>Runs them one after the other; returns how those failed that did, and how often what happened in the others.</summary>
    internal static (List<string> Failures, SortedDictionary<string, int> Happened) Run(
        int first, int count, Func<World, IScenario> createScenario, Action<string> report)
    {
        var failures = new List<string>();
        var happened = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (steps, time) = (0L, TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        foreach (var seed in Enumerable.Range(first, count))
        {
            try
            {
                var result = SimulationRun.Run(seed, createScenario);
                steps += result.Steps;
                time += result.Time;
                foreach (var (what, times) in result.Happened)
                    happened[what] = happened.GetValueOrDefault(what) + times;
            }
            catch (SimulationFailedException failure)
            {
                failures.Add(failure.Message);
            }
        }

        var seconds = watch.Elapsed.TotalSeconds;
        report(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} runs, {failures.Count} failed; {steps} steps, {time.TotalHours:F1} h of the world, {seconds:F1} s"));
        report(string.Join(", ", happened.Select(thing => $"{thing.Key}: {thing.Value}")));
        return (failures, happened);
    }
}
