using Microsoft.Extensions.Options;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Audit;
using Trading.Gateway.Http;
using Trading.Persistence.Local;

namespace Trading.Silo.Hosting;

/// <summary>Runs the grains on the embedded runtime: one process, the local store.</summary>
internal static class GrainHosting
{
    /// <summary>Adds the runtime and the storage.</summary>
    public static void AddGrainRuntime(this WebApplicationBuilder builder, SiloOptions silo)
    {
        builder.Services.AddSingleton<IValidateOptions<SiloOptions>, EmbeddedSettingsValidator>();
        var data = builder.Configuration.GetSection("Data")["Path"] ?? "data";
        builder.Services.AddLocalGrainStorage(StorageNames.Trading, store => store.Path = Path.Combine(data, "store"));
        builder.Services.AddLocalStoreProbes();
        builder.Services.AddEmbeddedGrains(grains =>
        {
            grains.Assemblies.Add(typeof(UserGrain).Assembly);
            grains.ResponseTimeout = silo.ResponseTimeout;
        });
        builder.Services.AddSingleton(AuditTuning.OfOneProcess);
        builder.Services.AddSingleton(provider =>
        {
            var runtime = provider.GetRequiredService<EmbeddedSilo>();
            return new GrainProbes { ActiveByType = () => new(runtime.CountByType()), ActiveHere = runtime.CountByType };
        });
    }

    /// <summary>Adds the runtime's own pages; the embedded runtime has none.</summary>
    public static void MapGrainRuntime(this WebApplication app, SiloOptions silo)
    {
    }
}
