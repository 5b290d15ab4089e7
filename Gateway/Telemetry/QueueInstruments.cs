using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Queue;

namespace Trading.Gateway.Telemetry;

/// <summary>Instruments of the door for orders from RabbitMQ.</summary>
internal static class QueueInstruments
{
    /// <summary>Adds them where that door is not shut.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetService<QueueCounters>() is not { } queue)
            return;
        meter.CreateObservableGauge("trading.queue.connected", () => queue.IsConnected ? 1 : 0, "1", "1 while messages can come, else 0.");
        meter.CreateObservableCounter(
            "trading.queue.consumed", () => queue.Consumed, "{message}", "Messages that are done, dead ones among them.");
        meter.CreateObservableCounter(
            "trading.queue.dead", () => queue.Dead, "{message}", "Messages that went to the dead-letter queue.");
        meter.CreateObservableCounter(
            "trading.queue.redelivered", () => queue.Redelivered, "{message}", "Messages that the broker had delivered before.");
        meter.CreateObservableCounter(
            "trading.queue.retries", () => queue.Retried, "{retry}", "How often an outcome was unknown and was asked for again.");
    }
}
