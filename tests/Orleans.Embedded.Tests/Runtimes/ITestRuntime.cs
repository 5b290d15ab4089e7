using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Trading.Testing;

namespace Trading.Conformance.Runtimes;

/// <summary>One silo of either grain runtime, with a fake clock, for one test. Disposing of it stops the silo.</summary>
public interface ITestRuntime : IAsyncDisposable
{
    IGrainFactory Grains { get; }

    IServiceProvider Services { get; }

    /// <summary>The clock of grain timers.</summary>
    FakeTimeProvider Clock { get; }

    /// <summary>The one store that grains keep their state in; it outlives the silo.</summary>
    MemoryStorage Storage { get; }

    /// <summary>What grains and tests say to each other.</summary>
    Probe Probe => Services.GetRequiredService<Probe>();

    /// <summary>Stops the silo, which deactivates every grain.</summary>
    Task StopAsync();
}
