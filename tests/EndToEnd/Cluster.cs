using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>Three silos on one Redis, and a gateway without grains.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const int Count = 3;

    private readonly RedisServer _redis;

    private Cluster(string folder, RedisServer redis)
    {
        _redis = redis;
        Silos = [.. Enumerable.Range(0, Count).Select(number => Host(folder, $"silo{number}", "--Silo:Gateway=false"))];
        Gateway = Host(folder, "gateway", "--Silo:Enabled=false");
    }

    public HostProcess[] Silos { get; }

    public HostProcess Gateway { get; }

    /// <summary>Says why there can be no cluster here, null where there can.</summary>
    public static string? Obstacle =>
        !Programs.AreBuiltForOrleans ? "Only a build with -p:GrainRuntime=Orleans makes a cluster."
        : !RedisServer.IsInstalled ? "There is no redis-server on this machine."
        : null;

    public static async Task<Cluster> StartAsync(string folder)
    {
        var cluster = new Cluster(folder, await RedisServer.StartAsync(Path.Combine(folder, "redis")));
        try
        {
            foreach (var silo in cluster.Silos)
                await silo.StartAsync();
            await cluster.Gateway.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        await _redis.DisposeAsync();
    }

    private HostProcess Host(string folder, string name, string role) => new(
        Path.Combine(folder, name), role, $"--Redis:ConnectionString={_redis.Address}", $"--Audit:Server={name}",
        "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1", "--Silo:ResponseTimeout=00:00:05");
}
