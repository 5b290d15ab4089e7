using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Trading.Accounts;
using Trading.Gateway.Commands;
using Trading.Gateway.Http;

namespace Trading.Gateway.Telemetry;

/// <summary>Instruments of the day-trading commands.</summary>
internal static class CommandInstruments
{
    private const string Quantile = "trading.quantile";
    private const double MillisecondsPerSecond = 1_000;

    /// <summary>Adds them where commands are executed here.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetService<ICommandRouter>() is not CommandRouter router)
            return;
        meter.CreateObservableCounter(
            "trading.command.completed",
            () => Enum.GetValues<Status>().Select(status =>
                TradingMeter.With(router.Counters[status], TradingMeter.Outcome, StatusCodes.Of(status))),
            "{command}",
            "Commands that have ended, by ok or their error code.");
        meter.CreateObservableUpDownCounter(
            "trading.command.in_flight", () => router.InFlight, "{command}", "Commands that wait or are being executed.");
        meter.CreateObservableGauge(
            "trading.command.latency",
            () => Quantiles(LatencyFigures.Of(router.Latency.Read())),
            "s",
            "How long the commands of about the last minute took, from the door to their outcome.");
    }

    private static Measurement<double>[] Quantiles(LatencyFigures? figures) => figures is null
        ? []
        :
        [
            Seconds(figures.P50Ms, 0.5),
            Seconds(figures.P90Ms, 0.9),
            Seconds(figures.P99Ms, 0.99),
            Seconds(figures.P999Ms, 0.999),
            Seconds(figures.MaxMs, 1.0),
        ];

    private static Measurement<double> Seconds(double milliseconds, double quantile) =>
        TradingMeter.With(milliseconds / MillisecondsPerSecond, Quantile, quantile);
}
