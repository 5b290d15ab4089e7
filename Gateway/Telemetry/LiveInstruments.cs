using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Live;

namespace Trading.Gateway.Telemetry;

/// <summary>Instruments of the WebSocket door.</summary>
internal static class LiveInstruments
{
    /// <summary>Adds them where the door is open here.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetService<LiveHub>() is not { } hub)
            return;
        var counters = hub.Counters;
        meter.CreateObservableUpDownCounter(
            "trading.live.connections", () => counters.Connections, "{connection}", "WebSocket connections that are open.");
        meter.CreateObservableUpDownCounter("trading.live.topics", () => hub.Figures.Topics, "{topic}", "Topics that are open.");
        meter.CreateObservableCounter("trading.live.frames", () => counters.FramesSent, "{frame}", "Frames that were sent.");
        meter.CreateObservableCounter("trading.live.io", () => counters.BytesSent, "By", "Bytes that were sent.");
        meter.CreateObservableCounter("trading.live.writes", () => counters.Writes, "{write}", "Writes that these frames took.");
        meter.CreateObservableCounter<long>(
            "trading.live.dropped",
            () =>
            [
                TradingMeter.With(counters.ClosedSlow, TradingMeter.Outcome, "slow"),
                TradingMeter.With(counters.ClosedSilent, TradingMeter.Outcome, "silent"),
                TradingMeter.With(counters.Refused, TradingMeter.Outcome, "refused"),
            ],
            "{connection}",
            "Connections that were closed as the client did not keep up or no pong came, or refused as there were too many.");
    }
}
