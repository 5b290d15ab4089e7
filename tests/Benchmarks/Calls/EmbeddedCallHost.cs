using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Embedded;

namespace Trading.Benchmarks.Calls;

/// <summary>The embedded runtime with the grains of this program.</summary>
internal static class CallHost
{
    /// <summary>The name of the runtime, for the title.</summary>
    public const string Runtime = "Orleans.Embedded";

    /// <summary>Builds the host.</summary>
    public static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddEmbeddedGrains(grains => grains.Assemblies.Add(typeof(EchoGrain).Assembly));
        return builder.Build();
    }
}
