using Xunit.Abstractions;

namespace Trading.Simulation.DayTrading;

/// <summary>The real grains under everything that can go wrong, many times.</summary>
public sealed class DayTradingSimulationTests(ITestOutputHelper output)
{
    /// <summary>How many seeds are run by default.</summary>
    private const int DefaultRuns = 150;

    /// <summary>Fewer runs need not reach everything.</summary>
    private const int RunsThatReachAll = 100;

    private static readonly string[] Wanted =
    [
        "crash", "two nodes", "deactivation", "standstill", "lost call", "late call", "lost answer", "unknown outcome", "repeated answer",
        "failed disk", "write Refused", "write Unheard", "write Conflicting", "write Late",
        "BuyExpired", "SellExpired", "BuyTriggerFired", "SellTriggerFired", "BuyExpired, nobody touching",
        "SellExpired, nobody touching", "BuyTriggerFired, nobody touching", "SellTriggerFired, nobody touching",
    ];

    [Fact]
    public void Books_are_right_whatever_goes_wrong()
    {
        if (SimulationSettings.Seed is { } seed)
        {
            output.WriteLine($"{Run(seed, output.WriteLine)}");
            return;
        }

        var runs = SimulationSettings.Runs ?? DefaultRuns;
        var (failures, happened) = Seeds.Run(
            SimulationSettings.First, runs, world => new DayTradingScenario(world), output.WriteLine);

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        if (runs >= RunsThatReachAll)
            Assert.Empty(Wanted.Except(happened.Keys));
    }

    [Fact]
    public void Same_seed_gives_the_same_run()
    {
        foreach (var seed in Enumerable.Range(1, 10))
        {
            var first = Run(seed);
            var second = Run(seed, takeNote: _ => { });

            Assert.Equal(first.Happened, second.Happened);
            Assert.Equal(first with { Happened = second.Happened }, second);
        }
    }

    [Fact]
    public void Storage_that_forgets_what_it_has_acknowledged_is_found()
    {
        var failed = Enumerable.Range(1, 20).Count(seed =>
        {
            try
            {
                Run(seed, changeFaults: _ => new FaultPlan { IsStorageRemote = true, Crashes = 5, ForgottenWriteOneIn = 2 });
                return false;
            }
            catch (SimulationFailedException)
            {
                return true;
            }
        });

        Assert.InRange(failed, 10, 20);
    }

    private static SimulationResult Run(int seed, Action<string>? takeNote = null, Func<FaultPlan, FaultPlan>? changeFaults = null) =>
        SimulationRun.Run(seed, world => new DayTradingScenario(world), takeNote, changeFaults);
}
