using System.Diagnostics;
using System.Globalization;

namespace Trading.Simulation;

/// <summary>Runs a scenario with many seeds, and expects of it what every simulation must show.</summary>
internal sealed class Seeds(Func<World, IScenario> createScenario)
{
    /// <summary>
    /// Expects that no run fails, and that all that may go wrong has gone wrong in one of them. Runs the one seed that the environment asks
    /// for instead (<see cref="SimulationSettings.Seed"/>), with its notes.
    /// </summary>
    /// <param name="runs">How many seeds are run, unless the environment says so.</param>
    /// <param name="wanted">What must have happened in them.</param>
    /// <param name="runsThatReachAll">Fewer runs need not reach everything.</param>
    /// <param name="report">Told how it went.</param>
    internal void ExpectNoFailure(int runs, string[] wanted, int runsThatReachAll, Action<string> report)
    {
        if (SimulationSettings.Seed is { } seed)
        {
            report($"{SimulationRun.Run(seed, createScenario, report)}");
            return;
        }

        runs = SimulationSettings.Runs ?? runs;
        var (failures, happened) = Run(SimulationSettings.First, runs, report);

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        if (runs >= runsThatReachAll)
            Assert.Empty(wanted.Except(happened.Keys));
    }

    /// <summary>
    /// Expects that each of the first seeds decides on everything: that it gives the same run twice, whether notes are taken or not.
    /// </summary>
    internal void ExpectSameRuns(int seeds)
    {
        foreach (var seed in Enumerable.Range(1, seeds))
        {
            var first = SimulationRun.Run(seed, createScenario);
            var second = SimulationRun.Run(seed, createScenario, takeNote: _ => { });

            Assert.Equal(first.Happened, second.Happened);
            Assert.Equal(first with { Happened = second.Happened }, second);
        }
    }

    /// <summary>
    /// Expects that the checks can fail: that at least half of the first seeds do with a storage that forgets what it has acknowledged.
    /// </summary>
    internal void ExpectForgetfulStorageIsFound(int seeds)
    {
        var failed = Enumerable.Range(1, seeds).Count(seed =>
        {
            try
            {
                SimulationRun.Run(
                    seed,
                    createScenario,
                    changeFaults: _ => new FaultPlan { IsStorageRemote = true, Crashes = 5, ForgottenWriteOneIn = 2 });
                return false;
            }
            catch (SimulationFailedException)
            {
                return true;
            }
        });

        Assert.InRange(failed, seeds / 2, seeds);
    }

    /// <summary>Runs them one after the other; returns how those failed that did, and how often what happened in the others.</summary>
    private (List<string> Failures, SortedDictionary<string, int> Happened) Run(int first, int count, Action<string> report)
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
