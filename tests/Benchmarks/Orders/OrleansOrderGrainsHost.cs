using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Trading.Persistence.Local;

namespace Trading.Benchmarks.Orders;

/// <summary>The trading grains on one Orleans silo and the local store, in this process.</summary>
internal static class OrderGrainsHost
{
    /// <summary>Builds the host.</summary>
    /// <param name="store">Where the store is.</param>
    public static IHost Build(string store)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddLocalGrainStorage(StorageNames.Trading, options => options.Path = store);
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        builder.Services.AddTradingGrains(builder.Configuration);
        return builder.Build();
    }
}
