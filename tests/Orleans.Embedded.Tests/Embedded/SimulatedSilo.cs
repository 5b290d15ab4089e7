using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Embedded;
using Orleans.Storage;
using Trading.Conformance.Activations;
using Trading.Conformance.Runtimes;
using Trading.Testing;
using Trading.Testing.Simulation;

namespace Trading.Conformance.Embedded;

/// <summary>
/// A silo whose time and turns a test decides. With <see cref="Run"/> it is on one thread, and the clock moves on when nothing else can
/// happen: time is exact, and a run can be repeated by its seed.
/// </summary>
internal sealed class SimulatedSilo : IDisposable
{
    internal static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    internal static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(10);

    private readonly ServiceProvider services;

    internal SimulatedSilo(ITurnScheduler scheduler, FakeTimeProvider clock, int maxItemsPerTurn = 1)
    {
        Clock = clock;
        services = new ServiceCollection()
            .AddSingleton(Clock)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ITurnScheduler>(scheduler)
            .AddSingleton(Probe)
            .AddSingleton<IGrainStorage, MemoryStorage>()
            .AddEmbeddedGrains(options =>
            {
                options.Assemblies.Add(typeof(SimulatedSilo).Assembly);
                options.ResponseTimeout = ResponseTimeout;
                options.CollectionAge = CollectionAge;
                options.MaxItemsPerTurn = maxItemsPerTurn;
            })
            .BuildServiceProvider();
    }

    internal FakeTimeProvider Clock { get; }

    internal Probe Probe { get; } = new();

    internal EmbeddedSilo Silo => services.GetRequiredService<EmbeddedSilo>();

    internal IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    public void Dispose() => services.Dispose();

    /// <summary>Starts a silo, runs the code on it, and leaves the silo as a crash would.</summary>
    internal static void Run(Func<SimulatedSilo, Task> code, int seed = 1)
    {
        var clock = new FakeTimeProvider();
        var scheduler = new SeededScheduler(seed, clock);
        using var silo = new SimulatedSilo(scheduler, clock);
        scheduler.Run(async () =>
        {
            await silo.Silo.StartAsync(CancellationToken.None);
            await code(silo);
        });
    }

    internal ILifeGrain Life(string key) => Grains.GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName);

    /// <summary>Lets this much time pass.</summary>
    internal Task Delay(TimeSpan time) => Task.Delay(time, Clock);
}
