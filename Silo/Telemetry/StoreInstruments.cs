using System.Diagnostics.Metrics;
using Trading.Persistence.Local;

namespace Trading.Silo.Telemetry;

/// <summary>Instruments of the local store.</summary>
internal static class StoreInstruments
{
    /// <summary>Adds them where this process has such a store.</summary>
    public static void Add(Meter meter, IServiceProvider services)
    {
        if (services.GetKeyedService<LocalGrainStorage>(StorageNames.Trading) is not { } store)
            return;
        meter.CreateObservableUpDownCounter(
            "trading.store.size", () => store.Statistics.StoredBytes, "By", "Bytes of records, garbage included.");
        meter.CreateObservableUpDownCounter(
            "trading.store.garbage", () => store.Statistics.GarbageBytes, "By", "Bytes of records that later ones have replaced.");
        meter.CreateObservableUpDownCounter("trading.store.records", () => store.Statistics.RecordCount, "{record}", "Records that exist.");
        meter.CreateObservableUpDownCounter("trading.store.segments", () => store.Statistics.SegmentCount, "{segment}", "Segment files.");
        meter.CreateObservableCounter("trading.store.flushes", () => store.Statistics.CommittedGroups, "{flush}", "Flushes to the disk.");
        meter.CreateObservableCounter(
            "trading.store.writes",
            () => store.Statistics.CommittedRecords,
            "{record}",
            "Records made durable, those of compaction included.");
        meter.CreateObservableCounter("trading.store.io", () => store.Statistics.CommittedBytes, "By", "Bytes of these records.");
    }
}
