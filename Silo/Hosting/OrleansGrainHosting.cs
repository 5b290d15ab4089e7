using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime;
using StackExchange.Redis;
using Trading.Audit;
using Trading.Gateway.Commands;
using Trading.Gateway.Http;
using Trading.Persistence.Local;
using Trading.Silo.Cluster;
using Role = Trading.Gateway.Access.Role;

namespace Trading.Silo.Hosting;

/// <summary>
/// Runs the grains on Orleans: one silo with localhost clustering and the local store, or, where <c>Redis:ConnectionString</c> is set, one
/// of several silos with clustering and storage in Redis. With <c>Silo:Enabled=false</c> the process is a gateway and a client of the
/// cluster. Orleans reads its own section <c>Orleans</c> besides: <c>ClusterId</c>, <c>ServiceId</c>, and <c>Endpoints</c> with
/// <c>AdvertisedIPAddress</c>, <c>SiloPort</c> and <c>GatewayPort</c>.
/// </summary>
internal static class GrainHosting
{
    private const string DashboardPath = "/dashboard";
    private const string DashboardPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    // Redis connects at the stage before this one; grains are called from a later one on.
    private const int CheckStage = ServiceLifecycleStage.ApplicationServices + 1;

    private static readonly TimeSpan ConnectPause = TimeSpan.FromSeconds(1);

    /// <summary>Adds the silo or the client, and the storage.</summary>
    public static void AddGrainRuntime(this WebApplicationBuilder builder, SiloOptions silo)
    {
        var redis = builder.Configuration[ClusterKeys.Redis] ?? "";
        builder.Services.AddSingleton<IValidateOptions<SiloOptions>, ClusterSettingsValidator>();
        builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<ClusterStartCheck>(services, silo));
        builder.Services.AddSingleton(provider => new GrainProbes
        {
            ActiveByType = () => CountGrainsAsync(provider.GetRequiredService<IGrainFactory>()),
            DashboardPath = DashboardPath,
        });
        if (silo.Enabled)
        {
            builder.Host.UseOrleans(orleans => AddSilo(orleans, builder.Configuration, silo, redis));
            return;
        }

        builder.Services.AddSingleton<DeliveryNumbers>();
        var started = TimeProvider.System.GetTimestamp();
        builder.Host.UseOrleansClient(client => client
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = silo.ResponseTimeout)
            .UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(ConnectPause, cancellation);
                return TimeProvider.System.GetElapsedTime(started) < silo.ConnectTimeout;
            })
            .AddDashboard()
            .UseRedisClustering(redis));
    }

    /// <summary>
    /// Mounts the Orleans dashboard where there is an HTTP door. It has no authentication of its own, so it asks for the supervisor, but
    /// not on loopback (gateway.md, "Who may do what").
    /// </summary>
    public static void MapGrainRuntime(this WebApplication app, SiloOptions silo)
    {
        if (!silo.Gateway)
            return;
        app.MapOrleansDashboard(routePrefix: DashboardPath)
            .RequireAuthorization(policy => policy.RequireAssertion(access =>
                access.User.IsInRole(nameof(Role.Supervisor)) || (access.Resource is HttpContext context && LocalCaller.Is(context))))
            .AddEndpointFilter(async (call, next) =>
            {
                call.HttpContext.Response.Headers.ContentSecurityPolicy = DashboardPolicy;
                return await next(call);
            });
    }

    /// <summary>Grains in memory over all silos, by the names of their classes without what these have in common.</summary>
    private static async ValueTask<IReadOnlyDictionary<string, long>> CountGrainsAsync(IGrainFactory grains)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics())
        {
            var name = entry.GrainType.Split(',')[0].Split('.')[^1].ToLowerInvariant();
            if (name.EndsWith("grain", StringComparison.Ordinal))
                name = name[..^"grain".Length];
            counts[name] = counts.GetValueOrDefault(name) + entry.ActivationCount;
        }

        return counts;
    }

    private static void AddSilo(ISiloBuilder orleans, IConfiguration configuration, SiloOptions silo, string redis)
    {
        orleans.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = silo.ResponseTimeout);
        orleans.AddDashboard();
        // No grain may run here before it is known that it finds its data.
        orleans.AddStartupTask((services, _) => services.GetRequiredService<AuditShardGuard>().CheckAsync(), CheckStage);
        if (redis.Length == 0)
            AddLocal(orleans, configuration);
        else
            AddRedis(orleans, redis);
    }

    private static void AddLocal(ISiloBuilder orleans, IConfiguration configuration)
    {
        var data = configuration["Data:Path"] ?? "data";
        orleans.UseLocalhostClustering(
            configuration.GetValue(ClusterKeys.SiloPort, EndpointOptions.DEFAULT_SILO_PORT),
            configuration.GetValue(ClusterKeys.GatewayPort, EndpointOptions.DEFAULT_GATEWAY_PORT));
        orleans.Services.AddLocalGrainStorage(StorageNames.Trading, store => store.Path = Path.Combine(data, "store"));
        orleans.Services.AddLocalStoreProbes();
    }

    private static void AddRedis(ISiloBuilder orleans, string redis)
    {
        orleans.UseRedisClustering(redis);
        orleans.AddRedisGrainStorage(StorageNames.Trading, storage =>
        {
            storage.ConfigurationOptions = ConfigurationOptions.Parse(redis);
            storage.DeleteStateOnClear = true;
            // The provider's own format is JSON with type names, in which bytes take a third more; the local store's keeps them as they
            // are.
            storage.GrainStorageSerializer = new RawGrainStorageSerializer(new JsonStateSerializer());
        });
    }
}
