using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Storage;
using StackExchange.Redis;

namespace Trading.Persistence.Local.Tests;

/// <summary>
/// The suite on the storage of the cluster, against a Redis server that the test starts. Skipped where there is none to start.
/// </summary>
public sealed class RedisGrainStorageConformanceTests : GrainStorageConformance
{
    private const string StorageName = "redis";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private Process? _redis;
    private IHost? _host;

    private protected override async Task<IGrainStorage> OpenAsync()
    {
        int port = FreePort();
        _redis = StartRedis(port);
        var address = new ConfigurationOptions { EndPoints = { { "127.0.0.1", port } }, AbortOnConnectFail = true };
        await WaitForRedisAsync(address);
        _host = new HostBuilder().UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort: FreePort(), gatewayPort: FreePort())
            .AddRedisGrainStorage(StorageName, storage =>
            {
                storage.ConfigurationOptions = address;
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
            _redis.Kill();
            await _redis.WaitForExitAsync();
            _redis.Dispose();
        }
    }

    private static Process StartRedis(int port)
    {
        string? program = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);
        Skip.If(program is null, "There is no redis-server on this machine.");
        string arguments = string.Create(CultureInfo.InvariantCulture, $"--port {port} --bind 127.0.0.1 --save \"\" --appendonly no");
        return Process.Start(new ProcessStartInfo(program!, arguments) { RedirectStandardOutput = true })!;
    }

    private static async Task WaitForRedisAsync(ConfigurationOptions address)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await ConnectionMultiplexer.ConnectAsync(address);
                return;
            }
            catch (RedisConnectionException) when (Stopwatch.GetElapsedTime(started) < StartLimit)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
