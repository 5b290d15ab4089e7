using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Storage;
using StackExchange.Redis;
using Trading.Testing;

namespace Trading.Persistence.Local.Tests;

/// <summary>
/// The suite on the storage of the cluster, against a Redis server that the test starts. Skipped where there is none to start.
/// </summary>
public sealed class RedisGrainStorageConformanceTests : GrainStorageConformance
{
    private const string StorageName = "redis";

    private readonly TemporaryFolder _folder = new();
    private RedisServer? _redis;
    private IHost? _host;

    private protected override async Task<IGrainStorage> OpenAsync()
    {
        Skip.IfNot(RedisServer.IsInstalled, "There is no redis-server on this machine.");
        _redis = await RedisServer.StartAsync(Path.Combine(_folder.Path, "redis"));
        _host = new HostBuilder().UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort: FreePort.Take(), gatewayPort: FreePort.Take())
            .AddRedisGrainStorage(StorageName, storage =>
            {
                storage.ConfigurationOptions = ConfigurationOptions.Parse(_redis.Address);
                storage.DeleteStateOnClear = true;
                storage.GrainStorageSerializer = new RawGrainStorageSerializer(new JsonStateSerializer());
            })).Build();
        await _host.StartAsync();
        return _host.Services.GetRequiredKeyedService<IGrainStorage>(StorageName);
    }

    public override async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        _folder.Dispose();
    }
}
