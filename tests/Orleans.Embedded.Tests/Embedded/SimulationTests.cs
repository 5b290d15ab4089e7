using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Embedded;
using Orleans.Storage;
using Trading.Conformance.Activations;
using Trading.Conformance.Runtimes;
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
    public void Time_passes_when_nothing_else_can_happen()
    {
        var clock = new FakeTimeProvider();
        var start = clock.GetUtcNow();
        var scheduler = new SeededScheduler(1, clock);
        using var provider = Build(scheduler, clock);
        var grain = provider.GetRequiredService<IGrainFactory>().GetGrain<ITurnGrain>("a", typeof(TurnGrain).FullName);

        scheduler.Run(() => Assert.ThrowsAsync<TimeoutException>(() => grain.WriteAsync("never")));

        Assert.Equal(TimeSpan.FromSeconds(30), clock.GetUtcNow() - start);
    }

    [Fact]
    public void Simulation_that_hangs_is_reported()
    {
        var clock = new FakeTimeProvider();
        var scheduler = new SeededScheduler(1, clock);

        Assert.Throws<InvalidOperationException>(() => scheduler.Run(() => new TaskCompletionSource().Task));
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

    [Fact]
    public void Silo_starts_collects_and_stops_on_one_thread()
    {
        var clock = new FakeTimeProvider();
        var scheduler = new SeededScheduler(3, clock);
        using var provider = Build(scheduler, clock);
        var silo = provider.GetRequiredService<EmbeddedSilo>();
        var factory = provider.GetRequiredService<IGrainFactory>();
        var probe = provider.GetRequiredService<Probe>();

        scheduler.Run(async () =>
        {
            await silo.StartAsync(CancellationToken.None);
            await factory.GetGrain<ILifeGrain>("idle", typeof(LifeGrain).FullName).GetActivationAsync();
            await Task.Delay(TimeSpan.FromMinutes(20), clock);
            Assert.Equal(0, silo.ActivationCount);
            await factory.GetGrain<ILifeGrain>("last", typeof(LifeGrain).FullName).GetActivationAsync();
            await silo.StopAsync(CancellationToken.None);
        });

        string[] expected =
        [
            "idle activates", "idle deactivates: ActivationIdle", "idle is gone",
            "last activates", "last deactivates: ShuttingDown", "last is gone",
        ];
        Assert.Equal(expected, probe.Notes);
    }

    private static string RunReentrantGrains(int seed)
    {
        var clock = new FakeTimeProvider();
        var scheduler = new SeededScheduler(seed, clock);
        using var provider = Build(scheduler, clock);
        var factory = provider.GetRequiredService<IGrainFactory>();
        var probe = provider.GetRequiredService<Probe>();
        string[] names = ["one", "two", "three"];
        var pairs = names.SelectMany(name => names, (grain, call) => (Grain: grain, Door: $"{grain} {call}")).ToList();
        scheduler.Run(async () =>
        {
            var calls = pairs.ConvertAll(pair => factory.GetGrain<IReentrantGrain>(pair.Grain).WriteAsync(pair.Door));
            foreach (var (_, door) in pairs)
            {
                await probe.Arrival(door);
                probe.Open(door);
            }

            await Task.WhenAll(calls);
        });
        return string.Join('\n', probe.Notes);
    }

    private static ServiceProvider Build(SeededScheduler scheduler, FakeTimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock).AddSingleton<ITurnScheduler>(scheduler).AddSingleton<Probe>();
        services.AddSingleton<IGrainStorage, MemoryStorage>();
        services.AddEmbeddedGrains(options =>
        {
            options.Assemblies.Add(typeof(SimulationTests).Assembly);
            options.MaxItemsPerTurn = 1;
        });
        return services.BuildServiceProvider();
    }
}
