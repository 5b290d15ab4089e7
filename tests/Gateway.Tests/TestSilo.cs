using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Embedded;
using Trading.Access;
using Trading.Persistence.Local;

namespace Trading.Gateway.Tests;

/// <summary>The real grains on the embedded runtime, on a local store in a folder that goes away with it.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly IHost _host;

    private TestSilo(DirectoryInfo folder, IHost host)
    {
        _folder = folder;
        _host = host;
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> StartAsync(TimeProvider clock, DirectoryInfo? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("silo-");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(clock);
        builder.Services.AddLocalGrainStorage(StorageNames.Trading, options => options.Path = Path.Combine(folder.FullName, "store"));
        builder.Services.AddEmbeddedGrains(options => options.Assemblies.Add(typeof(CredentialGrain).Assembly));
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(folder, host);
    }

    /// <summary>Stops the silo and starts another on the same data.</summary>
    public async Task<TestSilo> RestartAsync()
    {
        var clock = _host.Services.GetRequiredService<TimeProvider>();
        await StopAsync();
        return await StartAsync(clock, _folder);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StopAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
