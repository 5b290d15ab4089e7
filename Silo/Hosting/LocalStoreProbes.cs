using Trading.Gateway.Http;
using Trading.Persistence.Local;

namespace Trading.Silo.Hosting;

/// <summary>Lets the gateway tell how large the local store is, and that a store which has stopped can serve no more.</summary>
internal static class LocalStoreProbes
{
    /// <summary>Adds the probes.</summary>
    public static IServiceCollection AddLocalStoreProbes(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var store = provider.GetRequiredKeyedService<LocalGrainStorage>(StorageNames.Trading);
        return new HostProbes { StoredBytes = () => store.Statistics.StoredBytes, IsHealthy = () => !store.Statistics.Stopped };
    });
}
