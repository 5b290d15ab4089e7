using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using StackExchange.Redis;
using Trading.Persistence.Local;

namespace Trading.Silo.Hosting;

/// <summary>
/// Runs the grains on Orleans: one silo with localhost clustering and the local store, or, where <c>Redis:ConnectionString</c> is set, one of several silos with
/// clustering and storage in Redis. With <c>Silo:Enabled=false</c> the process is a gateway and a client of the cluster.
/// </summary>
internal static class GrainHosting
{
    private const string DashboardPath = "/dashboard";

    /// <summary>Adds the silo or the client, and the storage.</summary>
    public static void AddGrainRuntime(this WebApplicationBuilder builder, SiloOptions silo)
    {
        var redis = builder.Configuration["Redis:ConnectionString"];
        if (silo.Enabled)
        {
            builder.Host.UseOrleans(orleans => AddSilo(orleans, builder.Configuration, silo, redis));
            return;
        }

        if (string.IsNullOrEmpty(redis))
            throw new InvalidOperationException("Silo:Enabled=false needs Redis:ConnectionString, by which the silos are found.");
        builder.Host.UseOrleansClient(client => client
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = silo.ResponseTimeout)
            .UseRedisClustering(redis));
    }

    /// <summary>Mounts the Orleans dashboard. It has no authentication of its own, so it asks for the supervisor.</summary>
    public static void MapGrainRuntime(this WebApplication app)
    {
        if (app.Services.GetService<ILocalSiloDetails>() is not null)
            app.MapOrleansDashboard(routePrefix: DashboardPath).RequireAuthorization(policy => policy.RequireRole(nameof(Gateway.Access.Role.Supervisor)));
    }

    private static void AddSilo(ISiloBuilder orleans, IConfiguration configuration, SiloOptions silo, string? redis)
    {
        orleans.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = silo.ResponseTimeout);
        orleans.AddDashboard();
        if (string.IsNullOrEmpty(redis))
        {
            var data = configuration["Data:Path"] ?? "data";
            orleans.UseLocalhostClustering();
            orleans.Services.AddLocalGrainStorage(StorageNames.Trading, store => store.Path = Path.Combine(data, "store"));
            orleans.Services.AddLocalStoreProbes();
            return;
        }

        orleans.UseRedisClustering(redis);
        orleans.AddRedisGrainStorage(StorageNames.Trading, storage => storage.ConfigurationOptions = ConfigurationOptions.Parse(redis));
        // The provider's default is JSON with type names; the grains' records are bytes, which the serializer of the messages keeps compact.
        orleans.Services.AddKeyedSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>(StorageNames.Trading);
    }
}
