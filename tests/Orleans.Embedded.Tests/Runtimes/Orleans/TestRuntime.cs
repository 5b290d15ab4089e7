using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Storage;
using Trading.Testing;

namespace Trading.Conformance.Runtimes;

/// <summary>The test runtime on Orleans: one silo in this process, clustered with itself.</summary>
internal sealed class TestRuntime : ITestRuntime
{
    // The key of the clock that grain timers run by. The silo's own clocks stay real, or it would think itself dead.
    private const string GrainClockKey = "Orleans.Grains";

    private readonly IHost host;

    private TestRuntime(IHost host) => this.host = host;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host.Services;

    public FakeTimeProvider Clock => Services.GetRequiredService<FakeTimeProvider>();

    public MemoryStorage Storage => Services.GetRequiredService<MemoryStorage>();

    /// <param name="storage">The store of an earlier silo, or null for an empty one.</param>
    internal static async Task<ITestRuntime> StartAsync(MemoryStorage? storage = null)
    {
        storage ??= new MemoryStorage();
        var clock = new FakeTimeProvider();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock).AddKeyedSingleton<TimeProvider>(GrainClockKey, clock).AddSingleton<Probe>();
        builder.Services.AddSingleton(storage).AddSingleton<IGrainStorage>(storage).AddKeyedSingleton<IGrainStorage>("named", storage);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort.Take(), FreePort.Take()));
        var host = builder.Build();
        await host.StartAsync();
        return new TestRuntime(host);
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource();
        await hurry.CancelAsync();
        await host.StopAsync(hurry.Token);
        host.Dispose();
    }
}
