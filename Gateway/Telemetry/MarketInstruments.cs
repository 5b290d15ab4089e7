using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Telemetry;

/// <summary>
/// Instruments of the market processor. What waits is this process's own; the totals are those of the whole system, the same from every
/// gateway, and those of the last collection.
/// </summary>
internal static class MarketInstruments
{
    private const string Class = "trading.message.class";

    /// <summary>Adds them where there are doors for messages.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetService<MessageIntake>() is not { } intake)
            return;
        meter.CreateObservableUpDownCounter(
            "trading.message.waiting", () => intake.Waiting, "{message}", "Trade messages that are not durable yet.");
        var grains = services.GetRequiredService<IGrainFactory>();
        var totals = new PolledFigures<MarketTotals>(
            () => grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key).GetTotalsAsync(), services);
        meter.CreateObservableCounter(
            "trading.message.processed",
            () => totals.Read() is { } read ? ByClass(read) : [],
            "{message}",
            "Trade messages that were processed, by their class.");
        meter.CreateObservableCounter<long>(
            "trading.message.refused",
            () => totals.Read() is { } read ? [new(read.Refused)] : [],
            "{message}",
            "Trade messages that were refused.");
        meter.CreateObservableUpDownCounter<long>(
            "trading.message.dead_letters",
            () => totals.Read() is { } read ? [new(read.DeadLetters)] : [],
            "{message}",
            "Trade messages that are set aside.");
    }

    private static IEnumerable<Measurement<long>> ByClass(MarketTotals totals) => totals.ByClass.Select((messages, kind) =>
        TradingMeter.With(messages, Class, MarketWords.Classes.Of((TradeClass)kind)!));
}
