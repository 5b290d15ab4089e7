using Trading.Conformance.Turns;
using Trading.Testing;
using Trading.Testing.Simulation;

namespace Trading.Conformance.Embedded;

public sealed class SimulationTests
{
    [Fact]
    public void Same_seed_gives_the_same_run()
    {
        Assert.Equal(RunReentrantGrains(seed: 7), RunReentrantGrains(seed: 7));
        Assert.NotEqual(RunReentrantGrains(seed: 7), RunReentrantGrains(seed: 8));
    }

    [Fact]
    public void Seeds_reach_different_orders_of_the_same_events()
    {
        var runs = Enumerable.Range(0, 20).Select(RunReentrantGrains).ToList();

        Assert.True(runs.Distinct().Count() > 15);
        Assert.Single(runs.Select(run => string.Join('\n', run.Split('\n').Order(StringComparer.Ordinal))).Distinct());
    }

    [Fact]
    public void Simulation_that_hangs_is_reported()
    {
        var scheduler = new SeededScheduler(1, new FakeTimeProvider());

        var failure = Assert.Throws<InvalidOperationException>(() => scheduler.Run(() => new TaskCompletionSource().Task));

        Assert.StartsWith("The simulation hangs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_goes_on_outside_the_simulated_thread_is_reported()
    {
        var scheduler = new SeededScheduler(1, new FakeTimeProvider());
        using var hasEnded = new ManualResetEventSlim();

        var failure = Assert.Throws<InvalidOperationException>(() => scheduler.Run(async () =>
        {
            _ = Task.Run(() =>
            {
                scheduler.Post(_ => { }, null);
                hasEnded.Set();
            });
            hasEnded.Wait();
            await Task.Yield();
            await Task.Yield();
        }));

        Assert.StartsWith("The simulation was entered from another thread.", failure.Message, StringComparison.Ordinal);
    }

    private static string RunReentrantGrains(int seed)
    {
        string[] names = ["one", "two", "three"];
        var pairs = names.SelectMany(name => names, (grain, call) => (Grain: grain, Door: $"{grain} {call}")).ToList();
        var notes = "";
        SimulatedSilo.Run(
            async silo =>
            {
                var calls = pairs.ConvertAll(pair => silo.Grains.GetGrain<IReentrantGrain>(pair.Grain).WriteAsync(pair.Door));
                foreach (var (_, door) in pairs)
                {
                    await silo.Probe.Arrival(door);
                    silo.Probe.Open(door);
                }

                await Task.WhenAll(calls);
                notes = string.Join('\n', silo.Probe.Notes);
            },
            seed);
        return notes;
    }
}
