using Xunit.Abstractions;

namespace Trading.Simulation.Exchange;

/// <summary>The real accounts and books under everything that can go wrong, many times.</summary>
public sealed class ExchangeSimulationTests(ITestOutputHelper output)
{
    /// <summary>How many seeds are run by default; enough to reach all of <see cref="Wanted"/>.</summary>
    private const int DefaultRuns = 20;

    private static readonly string[] Wanted =
    [
        "crash", "two nodes", "deactivation", "late call", "lost call", "lost answer", "unknown outcome",
        "write Refused", "write Unheard", "write Conflicting", "write Late",
        "order New None", "order PartiallyFilled None", "order Filled None", "order Rejected Funds", "order Rejected PostOnly",
        "order Cancelled User", "order Cancelled Unfilled", "order Cancelled Killed", "order Cancelled SelfTrade",
        "fill as Maker", "fill as Taker",
    ];

    [Fact]
    public void Money_orders_and_books_are_right_whatever_goes_wrong()
    {
        if (SimulationSettings.Seed is { } seed)
        {
            output.WriteLine($"{Run(seed, output.WriteLine)}");
            return;
        }

        var runs = SimulationSettings.Runs ?? DefaultRuns;
        var (failures, happened) = Seeds.Run(SimulationSettings.First, runs, world => new ExchangeScenario(world), output.WriteLine);

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        if (runs >= DefaultRuns)
            Assert.Empty(Wanted.Except(happened.Keys));
    }

    [Fact]
    public void Same_seed_gives_the_same_run()
    {
        foreach (var seed in Enumerable.Range(1, 3))
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
        var failed = Enumerable.Range(1, 4).Count(seed =>
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

        Assert.InRange(failed, 2, 4);
    }

    private static SimulationResult Run(int seed, Action<string>? takeNote = null, Func<FaultPlan, FaultPlan>? changeFaults = null) =>
        SimulationRun.Run(seed, world => new ExchangeScenario(world), takeNote, changeFaults);
}
