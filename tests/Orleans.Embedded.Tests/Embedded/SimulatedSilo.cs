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
/// A silo on one thread, whose clock moves on when nothing else can happen: time is exact, and a run can be repeated by its seed.
/// </summary>
internal sealed class SimulatedSilo : IDisposable
{
    internal static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    internal static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(10);

    private readonly SeededScheduler scheduler;
    private readonly ServiceProvider services;

    internal SimulatedSilo(int seed)
    {
        scheduler = new SeededScheduler(seed, Clock);
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
                options.MaxItemsPerTurn = 1;
            })
            .BuildServiceProvider();
    }

    internal FakeTimeProvider Clock { get; } = new();

    internal Probe Probe { get; } = new();

    internal EmbeddedSilo Silo => services.GetRequiredService<EmbeddedSilo>();

    internal IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    public void Dispose() => services.Dispose();

    /// <summary>Starts a silo, runs the code on it, and leaves the silo as a crash would.</summary>
    internal static void Run(Func<SimulatedSilo, Task> code, int seed = 1)
    {
        using var silo = new SimulatedSilo(seed);
        silo.scheduler.Run(async () =>
        {
            await silo.Silo.StartAsync(CancellationToken.None);
            await code(silo);
        });
    }

    internal ILifeGrain Life(string key) => Grains.GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName);

    /// <summary>Lets this much time pass.</summary>
    internal Task Delay(TimeSpan time) => Task.Delay(time, Clock);
}
