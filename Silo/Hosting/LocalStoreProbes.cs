using Trading.Gateway.Http;
using Trading.Persistence.Local;

namespace Trading.Silo.Hosting;

/// <summary>Lets the gateway tell how large the local store is, and that a store which has stopped can serve no more.</summary>
internal static class LocalStoreProbes
{
    /// <summary>Adds the probes, and ends the host where its store has failed.</summary>
    public static IServiceCollection AddLocalStoreProbes(this IServiceCollection services)
    {
        services.AddSingleton(provider => new StoreWatch(Store(provider), provider.GetRequiredService<IHostApplicationLifetime>()));
        services.AddHostedService(provider => provider.GetRequiredService<StoreWatch>());
        return services.AddSingleton(provider =>
        {
            var store = Store(provider);
            return new HostProbes { StoredBytes = () => store.Statistics.StoredBytes, IsHealthy = () => !store.Statistics.Stopped };
        });
    }

    private static LocalGrainStorage Store(IServiceProvider provider) =>
        provider.GetRequiredKeyedService<LocalGrainStorage>(StorageNames.Trading);
}
