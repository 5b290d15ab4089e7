using Xunit.Abstractions;

namespace Trading.Simulation.DayTrading;

/// <summary>The real grains under everything that can go wrong, many times.</summary>
public sealed class DayTradingSimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void Books_are_right_whatever_goes_wrong()
    {
        if (SimulationSettings.Seed is { } seed)
        {
            output.WriteLine($"{SimulationRun.Run(seed, world => new DayTradingScenario(world), output.WriteLine)}");
            return;
        }

        var failures = Seeds.Run(SimulationSettings.First, SimulationSettings.Runs, world => new DayTradingScenario(world), output.WriteLine);

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    [Fact]
    public void Same_seed_gives_the_same_run()
    {
        foreach (var seed in Enumerable.Range(1, 10))
        {
            var first = SimulationRun.Run(seed, world => new DayTradingScenario(world));
            var second = SimulationRun.Run(seed, world => new DayTradingScenario(world), _ => { });

            Assert.Equal(first, second);
        }
    }
}
