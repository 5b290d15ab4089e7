using Xunit.Abstractions;

namespace Trading.Simulation.Messages;

/// <summary>The real queue and market processor under everything that can go wrong, many times.</summary>
public sealed class MarketSimulationTests(ITestOutputHelper output)
{
    /// <summary>How many seeds are run by default.</summary>
    private const int DefaultRuns = 100;

    private static readonly string[] Wanted =
    [
        "crash", "two nodes", "deactivation", "standstill", "lost call", "late call", "lost answer", "unknown outcome", "repeated answer",
        "failed disk", "write Refused", "write Unheard", "write Conflicting", "write Late", "failed message", "resent",
    ];

    [Fact]
    public void Every_message_is_counted_once_whatever_goes_wrong()
    {
        if (SimulationSettings.Seed is { } seed)
        {
            output.WriteLine($"{SimulationRun.Run(seed, world => new MarketScenario(world), output.WriteLine)}");
            return;
        }

        var runs = SimulationSettings.Runs ?? DefaultRuns;
        var (failures, happened) = Seeds.Run(SimulationSettings.First, runs, world => new MarketScenario(world), output.WriteLine);

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        if (runs >= DefaultRuns)
            Assert.Empty(Wanted.Except(happened.Keys));
    }

    [Fact]
    public void Same_seed_gives_the_same_run()
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var first = SimulationRun.Run(seed, world => new MarketScenario(world));
            var second = SimulationRun.Run(seed, world => new MarketScenario(world), _ => { });

            Assert.Equal(first.Happened, second.Happened);
            Assert.Equal(first with { Happened = second.Happened }, second);
        }
    }
}
