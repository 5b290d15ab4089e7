using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Trading.Quotes;

namespace Trading.Gateway.Telemetry;

/// <summary>Instruments of the quotes.</summary>
internal static class QuoteInstruments
{
    /// <summary>Adds them where quotes are asked for here.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetService<QuoteCounters>() is not { } quotes)
            return;
        meter.CreateObservableCounter<long>(
            "trading.quote.requests",
            () =>
            [
                TradingMeter.With(quotes.Hits, TradingMeter.Outcome, "hit"),
                TradingMeter.With(quotes.CacheHits, TradingMeter.Outcome, "cache_hit"),
                TradingMeter.With(quotes.Failures, TradingMeter.Outcome, "failure"),
            ],
            "{request}",
            "Requests for quotes: answered by the quote server, spared by a quote that was still valid, or failed.");
        meter.CreateObservableGauge(
            "trading.quote.failures_in_a_row",
            () => quotes.FailuresInARow,
            "{request}",
            "Failed requests since the quote server's last valid answer.");
    }
}
