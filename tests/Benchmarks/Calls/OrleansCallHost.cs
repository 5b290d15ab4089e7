using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Trading.Benchmarks.Calls;

/// <summary>One Orleans silo in this process with the grains of this program.</summary>
internal static class CallHost
{
    /// <summary>The name of the runtime, for the title.</summary>
    public const string Runtime = "Orleans";

    /// <summary>Builds the host.</summary>
    public static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        return builder.Build();
    }
}
