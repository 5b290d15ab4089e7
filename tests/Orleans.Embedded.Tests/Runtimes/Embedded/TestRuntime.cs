using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Embedded;
using Orleans.Storage;
using Trading.Testing;

namespace Trading.Conformance.Runtimes;

/// <summary>The test runtime on Orleans.Embedded.</summary>
internal sealed class TestRuntime : ITestRuntime
{
    private readonly ServiceProvider services;

    private TestRuntime(ServiceProvider services) => this.services = services;

    public IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => services;

    public FakeTimeProvider Clock => services.GetRequiredService<FakeTimeProvider>();

    public MemoryStorage Storage => services.GetRequiredService<MemoryStorage>();

    /// <param name="storage">The store of an earlier silo, or null for an empty one.</param>
    internal static async Task<ITestRuntime> StartAsync(MemoryStorage? storage = null)
    {
        storage ??= new MemoryStorage();
        var clock = new FakeTimeProvider();
        var collection = new ServiceCollection();
        collection.AddSingleton(clock).AddSingleton<TimeProvider>(clock).AddSingleton<Probe>();
        collection.AddSingleton(storage).AddSingleton<IGrainStorage>(storage).AddKeyedSingleton<IGrainStorage>("named", storage);
        collection.AddEmbeddedGrains(options => options.Assemblies.Add(typeof(TestRuntime).Assembly));
        var runtime = new TestRuntime(collection.BuildServiceProvider(validateScopes: true));
        foreach (var hosted in runtime.services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);

        return runtime;
    }

    public async Task StopAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        // A test may leave calls hanging on purpose, so that not every grain can be deactivated.
        using var hurry = new CancellationTokenSource();
        await hurry.CancelAsync();
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StopAsync(hurry.Token);

        await services.DisposeAsync();
    }
}
