using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Audit;
using Trading.Persistence.Local;

namespace Trading.Benchmarks.Orders;

/// <summary>The trading grains on the embedded runtime and the local store, in this process.</summary>
internal static class OrderGrainsHost
{
    /// <summary>Builds the host.</summary>
    /// <param name="store">Where the store is.</param>
    public static IHost Build(string store)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddLocalGrainStorage(StorageNames.Trading, options => options.Path = store);
        builder.Services.AddEmbeddedGrains(grains => grains.Assemblies.Add(typeof(UserGrain).Assembly));
        builder.Services.AddSingleton(AuditTuning.OfOneProcess);
        builder.Services.AddTradingGrains(builder.Configuration);
        return builder.Build();
    }
}
