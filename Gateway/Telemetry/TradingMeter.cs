using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Trading.Gateway.Telemetry;

/// <summary>
/// The meter <c>Trading</c>: what this process counts anyway, for whoever collects it. Its instruments are read when they are collected
/// and cost nothing until then. Names and units are as OpenTelemetry has them.
/// </summary>
public static class TradingMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Trading";

    /// <summary>The key by which outcomes are told apart: <c>ok</c>, an error code, or what became of a request.</summary>
    internal const string Outcome = "trading.outcome";

    /// <summary>
    /// Makes the meter with an instrument for everything that this process counts; to be called once. The host's
    /// <see cref="IMeterFactory"/> ends it.
    /// </summary>
    public static Meter CreateTradingMeter(this IServiceProvider services)
    {
        var meter = services.GetRequiredService<IMeterFactory>().Create(Name);
        CommandInstruments.Add(meter, services);
        QuoteInstruments.Add(meter, services);
        LiveInstruments.Add(meter, services);
        QueueInstruments.Add(meter, services);
        MarketInstruments.Add(meter, services);
        AuditInstruments.Add(meter, services);
        HostInstruments.Add(meter, services);
        return meter;
    }

    /// <summary>A measurement that is told apart from others of its instrument by one tag.</summary>
    internal static Measurement<T> With<T>(T value, string key, object tag)
        where T : struct => new(value, new KeyValuePair<string, object?>(key, tag));
}
