using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Trading.Testing;

namespace Trading.Conformance.Runtimes;

/// <summary>One silo of either grain runtime, with a fake clock, for one test. Disposing of it stops the silo.</summary>
public interface ITestRuntime : IAsyncDisposable
{
    /// <summary>How long a caller waits for an answer, by the fake clock.</summary>
    static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>After how long an unused grain is deactivated, by the fake clock; it can be late by one round of a minute.</summary>
    static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(10);

    IGrainFactory Grains { get; }

    IServiceProvider Services { get; }

    /// <summary>The clock of grain timers, deadlines and idle collection.</summary>
    FakeTimeProvider Clock { get; }

    /// <summary>The one store that grains keep their state in; it outlives the silo.</summary>
    MemoryStorage Storage { get; }

    /// <summary>What grains and tests say to each other.</summary>
    Probe Probe => Services.GetRequiredService<Probe>();

    /// <summary>Stops the silo, which deactivates every grain.</summary>
    Task StopAsync();
}
