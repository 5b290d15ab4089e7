using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Http;

namespace Trading.Gateway.Telemetry;

/// <summary>Instruments of the process: its grains, and whether it can serve.</summary>
internal static class HostInstruments
{
    private const string GrainType = "trading.grain.type";

    /// <summary>Adds those for which the host has probes.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetService<HostProbes>() is { } host)
            meter.CreateObservableGauge(
                "trading.host.healthy", () => host.IsHealthy() ? 1 : 0, "1", "0 where the process can serve no more, else 1.");
        if (services.GetService<GrainProbes>() is { ActiveHere: { } count })
            meter.CreateObservableUpDownCounter(
                "trading.grain.active",
                () => count().Select(entry => TradingMeter.With(entry.Value, GrainType, entry.Key)),
                "{grain}",
                "Grains in memory, by their type.");
    }
}
